package pprof

import (
	"encoding/binary"
	"runtime"
	"time"
)

// message is one in the encoding of protocol buffers.
type message []byte

// number adds a field that holds a number.
func (m *message) number(field int, v uint64) {
	*m = binary.AppendUvarint(binary.AppendUvarint(*m, uint64(field)<<3), v)
}

// bytes adds a field that holds bytes, text or another message.
func (m *message) bytes(field int, b []byte) {
	*m = binary.AppendUvarint(binary.AppendUvarint(*m, uint64(field)<<3|2), uint64(len(b)))
	*m = append(*m, b...)
}

// table numbers values in the order in which they are met.
type table map[string]uint64

func (t table) number(text string) (n uint64, isNew bool) {
	if n, has := t[text]; has {
		return n, false
	}
	t[text] = uint64(len(t))
	return t[text], true
}

// encoder writes a profile.proto, as the pprof tool reads it.
type encoder struct {
	out       message
	texts     table
	functions table
	locations map[uintptr]uint64
}

// Fields of profile.proto's messages.
const (
	profileSampleType, profileSample, profileLocation, profileFunction, profileText = 1, 2, 4, 5, 6
	profileTime                                                                     = 9

	typeName, typeUnit                                         = 1, 2
	sampleLocation, sampleValue                                = 1, 2
	locationID, locationAddress, locationLine                  = 1, 3, 4
	lineFunction, lineLine                                     = 1, 2
	functionID, functionName, functionSystemName, functionFile = 1, 2, 3, 4
)

// encoded returns a profile of stacks. Types are pairs of what samples count and its unit.
func encoded(types []string, stacks []sample) []byte {
	e := encoder{texts: table{}, functions: table{}, locations: map[uintptr]uint64{}}
	e.text("")
	for i := 0; i < len(types); i += 2 {
		var t message
		t.number(typeName, e.text(types[i]))
		t.number(typeUnit, e.text(types[i+1]))
		e.out.bytes(profileSampleType, t)
	}
	for _, s := range stacks {
		var m message
		for _, pc := range s.stack {
			m.number(sampleLocation, e.location(pc))
		}
		for i := 0; i < len(types); i += 2 {
			m.number(sampleValue, uint64(s.count))
		}
		e.out.bytes(profileSample, m)
	}
	e.out.number(profileTime, uint64(time.Now().UnixNano()))
	return e.out
}

// text returns the number of a text, which it adds when it is new.
func (e *encoder) text(s string) uint64 {
	n, isNew := e.texts.number(s)
	if isNew {
		e.out.bytes(profileText, []byte(s))
	}
	return n
}

func (e *encoder) location(pc uintptr) uint64 {
	if id, has := e.locations[pc]; has {
		return id
	}
	id := uint64(len(e.locations) + 1)
	e.locations[pc] = id
	frame, _ := runtime.CallersFrames([]uintptr{pc}).Next()
	var line, m message
	line.number(lineFunction, e.function(frame))
	line.number(lineLine, uint64(frame.Line))
	m.number(locationID, id)
	m.number(locationAddress, uint64(pc))
	m.bytes(locationLine, line)
	e.out.bytes(profileLocation, m)
	return id
}

func (e *encoder) function(frame runtime.Frame) uint64 {
	n, isNew := e.functions.number(frame.Function)
	if isNew {
		name := e.text(frame.Function)
		var m message
		m.number(functionID, n+1)
		m.number(functionName, name)
		m.number(functionSystemName, name)
		m.number(functionFile, e.text(frame.File))
		e.out.bytes(profileFunction, m)
	}
	return n + 1
}
