// A realistic configuration: defaults kept, durations and enumerations by methods, nested maps, unknown keys.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"time"
)

type Duration struct{ time.Duration }

func (d Duration) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
func (d *Duration) UnmarshalText(b []byte) (err error) {
	d.Duration, err = time.ParseDuration(string(b))
	return
}

type Level int

const (
	Debug Level = iota
	Info
	Error
)

var levels = []string{"debug", "info", "error"}

func (l Level) MarshalJSON() ([]byte, error) { return json.Marshal(levels[l]) }
func (l *Level) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	for i, name := range levels {
		if strings.EqualFold(name, s) {
			*l = Level(i)
			return nil
		}
	}
	return fmt.Errorf("unknown level %q", s)
}

type Server struct {
	Host    string            `json:"host"`
	Port    uint16            `json:"port"`
	Timeout Duration          `json:"timeout,omitzero"`
	Headers map[string]string `json:"headers,omitempty"`
	TLS     *TLS              `json:"tls,omitempty"`
}

type TLS struct{ Cert, Key string }

type Config struct {
	Log struct {
		Level Level  `json:"level"`
		File  string `json:"file,omitempty"`
	} `json:"log"`
	Servers map[string]*Server         `json:"servers"`
	Plugins map[string]json.RawMessage `json:"plugins,omitempty"`
	Limits  [2]int                     `json:"limits"`
	Extra   any                        `json:"extra,omitempty"`
}

func load(text string) (*Config, error) {
	c := &Config{Limits: [2]int{10, 100}}
	c.Log.Level = Info
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(c); err != nil {
		return nil, fmt.Errorf("config: %w", err)
	}
	return c, nil
}

func main() {
	c, err := load(`{
  "log": {"level": "ERROR"},
  "servers": {
    "main": {"host": "example.com", "port": 8080, "timeout": "1m30s", "headers": {"X-B": "2", "X-A": "1"}},
    "tls": {"host": "<secure>", "port": 443, "tls": {"Cert": "c.pem", "key": "k.pem"}}
  },
  "plugins": {"a": {"x" : [1, 2]}, "b": null},
  "limits": [1],
  "extra": {"n": 1e3, "list": [null, "s"]}
}`)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	b, _ := json.MarshalIndent(c, "", "  ")
	fmt.Println(string(b))
	names := []string{}
	for name := range c.Servers {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Println(names, c.Servers["tls"].TLS.Key, c.Servers["main"].Timeout.Minutes())
	for _, bad := range []string{
		`{"log":{"level":"loud"}}`, `{"log":{"level":3}}`, `{"servers":{"a":{"port":70000}}}`, `{"servers":{"a":{"port":"80"}}}`, `{"servers":[]}`,
		`{"servers":{"a":{"timeout":"5 parsecs"}}}`, `{"servers":{"a":{"timeout":5}}}`, `{"limits":{"0":1}}`, `{"colour":1}`, `{"log":{"lvl":1}}`, `{"servers":{"a":{"headers":{"k":1}}}}`,
		`{"servers":{"a":{"host":"x","tls":{"Cert":[]}}}}`, `{"log":`, `{"log":{"level":"info"}`, ``, `[]`,
	} {
		c, err := load(bad)
		fmt.Println(c != nil, err)
		var t *json.UnmarshalTypeError
		var s *json.SyntaxError
		switch {
		case errors.As(err, &t):
			fmt.Println("  type", t.Value, t.Type, t.Offset, t.Struct, t.Field)
		case errors.As(err, &s):
			fmt.Println("  syntax", s.Offset)
		}
	}
	var buf bytes.Buffer
	fmt.Println(json.Compact(&buf, b), buf.Len())
	fmt.Println(buf.String())
}
