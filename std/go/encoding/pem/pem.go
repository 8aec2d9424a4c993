// Package pem reads and writes blocks of base64 between lines of dashes (RFC 7468), with the headers of RFC 1421.
package pem

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

// Block is the content of one pair of lines.
type Block struct {
	Type    string
	Headers map[string]string
	Bytes   []byte
}

const (
	begin     = "-----BEGIN "
	end       = "-----END "
	dashes    = "-----"
	lineWidth = 64
	procType  = "Proc-Type" // the header that stands first
)

// Decode returns the first block of data, nil if there is none, and what follows it.
func Decode(data []byte) (p *Block, rest []byte) {
	rest = data
	for {
		var found bool
		if rest, found = afterBegin(rest); !found {
			return nil, data
		}
		line, after := nextLine(rest)
		title, dashed := bytes.CutSuffix(line, []byte(dashes))
		if !dashed {
			continue
		}
		rest = after
		if block, after := parse(string(title), after); block != nil {
			return block, after
		}
	}
}

// afterBegin returns what follows the next "-----BEGIN " at the start of a line.
func afterBegin(data []byte) (rest []byte, found bool) {
	if rest, found := bytes.CutPrefix(data, []byte(begin)); found {
		return rest, true
	}
	_, rest, found = bytes.Cut(data, []byte("\n"+begin))
	return rest, found
}

// nextLine returns the first line, without white space at its end, and what follows it.
func nextLine(data []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(data, []byte("\n"))
	return bytes.TrimRight(line, " \t\r"), rest
}

// parse reads the headers, the text and the end of a block; nil if that is not what stands there.
func parse(title string, data []byte) (block *Block, rest []byte) {
	block = &Block{Type: title, Headers: map[string]string{}}
	for {
		if len(data) == 0 {
			return nil, nil
		}
		line, after := nextLine(data)
		key, value, isHeader := bytes.Cut(line, []byte(":"))
		if !isHeader {
			break
		}
		block.Headers[string(bytes.TrimSpace(key))] = string(bytes.TrimSpace(value))
		data = after
	}
	text, rest, found := cutEnd(data, len(block.Headers) == 0)
	if !found {
		return nil, nil
	}
	rest, found = bytes.CutPrefix(rest, []byte(title+dashes))
	if !found {
		return nil, nil
	}
	line, rest := nextLine(rest)
	if len(line) != 0 {
		return nil, nil
	}
	var err error
	if block.Bytes, err = base64.StdEncoding.AppendDecode([]byte{}, withoutBlanks(text)); err != nil {
		return nil, nil
	}
	return block, rest
}

// cutEnd cuts data around "-----END " at the start of a line, which may be the first one if first is set.
func cutEnd(data []byte, first bool) (text, rest []byte, found bool) {
	if rest, found := bytes.CutPrefix(data, []byte(end)); found && first {
		return nil, rest, true
	}
	return bytes.Cut(data, []byte("\n"+end))
}

func withoutBlanks(text []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r == ' ' || r == '\t' {
			return -1
		}
		return r
	}, text)
}

// Encode writes a block.
func Encode(out io.Writer, b *Block) error {
	text, err := appendBlock(nil, b)
	if err != nil {
		return err
	}
	_, err = out.Write(text)
	return err
}

// EncodeToMemory returns the text of a block, nil if its headers can't be written.
func EncodeToMemory(b *Block) []byte {
	text, err := appendBlock(nil, b)
	if err != nil {
		return nil
	}
	return text
}

func appendBlock(text []byte, b *Block) ([]byte, error) {
	for key := range b.Headers {
		if strings.Contains(key, ":") {
			return nil, errors.New("pem: cannot encode a header key that contains a colon")
		}
	}
	text = append(text, begin+b.Type+dashes+"\n"...)
	text = appendHeaders(text, b.Headers)
	encoded := base64.StdEncoding.AppendEncode(nil, b.Bytes)
	for line := range slices.Chunk(encoded, lineWidth) {
		text = append(append(text, line...), '\n')
	}
	return append(text, end+b.Type+dashes+"\n"...), nil
}

// appendHeaders appends the headers by their names, the kind of processing before all, and an empty line.
func appendHeaders(text []byte, headers map[string]string) []byte {
	if len(headers) == 0 {
		return text
	}
	if value, ok := headers[procType]; ok {
		text = append(text, procType+": "+value+"\n"...)
	}
	for _, key := range slices.Sorted(maps.Keys(headers)) {
		if key != procType {
			text = append(text, key+": "+headers[key]+"\n"...)
		}
	}
	return append(text, '\n')
}
