package debug

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"
)

// BuildInfo tells what a program was built from.
type BuildInfo struct {
	GoVersion string         `json:",omitempty"`
	Path      string         `json:",omitempty"`
	Main      Module         `json:""`
	Deps      []*Module      `json:",omitempty"`
	Settings  []BuildSetting `json:",omitempty"`
}

// Module is a module of a build.
type Module struct {
	Path    string  `json:",omitempty"`
	Version string  `json:",omitempty"`
	Sum     string  `json:",omitempty"`
	Replace *Module `json:",omitempty"`
}

// BuildSetting is a setting of a build.
type BuildSetting struct {
	Key   string `json:",omitempty"`
	Value string `json:",omitempty"`
}

// ReadBuildInfo returns what is known of how this program was built: nothing of its modules.
func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{
		GoVersion: runtime.Version(),
		Path:      "command-line-arguments",
		Settings: []BuildSetting{
			{"-compiler", runtime.Compiler}, {"GOARCH", runtime.GOARCH}, {"GOOS", runtime.GOOS},
		},
	}, true
}

func needsQuotes(text string) bool { return strings.ContainsAny(text, " \t\r\n\"`") }

func (m *Module) line(word string, out *strings.Builder) {
	fmt.Fprintf(out, "%s\t%s\t%s", word, m.Path, m.Version)
	if m.Replace == nil {
		fmt.Fprintf(out, "\t%s\n", m.Sum)
		return
	}
	out.WriteByte('\n')
	m.Replace.line("=>", out)
	out.WriteByte('\n')
}

// String writes the information line by line, a word before each.
func (bi *BuildInfo) String() string {
	var out strings.Builder
	if bi.GoVersion != "" {
		fmt.Fprintf(&out, "go\t%s\n", bi.GoVersion)
	}
	if bi.Path != "" {
		fmt.Fprintf(&out, "path\t%s\n", bi.Path)
	}
	if bi.Main != (Module{}) {
		bi.Main.line("mod", &out)
	}
	for _, dep := range bi.Deps {
		dep.line("dep", &out)
	}
	for _, s := range bi.Settings {
		key, value := s.Key, s.Value
		if key == "" || strings.Contains(key, "=") || needsQuotes(key) {
			key = strconv.Quote(key)
		}
		if needsQuotes(value) {
			value = strconv.Quote(value)
		}
		fmt.Fprintf(&out, "build\t%s=%s\n", key, value)
	}
	return out.String()
}

func parseModule(fields []string) (Module, error) {
	if len(fields) != 2 && len(fields) != 3 {
		return Module{}, fmt.Errorf("expected 2 or 3 columns; got %d", len(fields))
	}
	m := Module{Path: fields[0], Version: fields[1]}
	if len(fields) == 3 {
		m.Sum = fields[2]
	}
	return m, nil
}

func isQuoted(text string) bool { return text != "" && (text[0] == '"' || text[0] == '`') }

func parseSetting(text string) (s BuildSetting, err error) {
	if isQuoted(text) {
		quoted, err := strconv.QuotedPrefix(text)
		if err != nil {
			return s, errors.New("invalid quoted key in build line")
		}
		s.Key, _ = strconv.Unquote(quoted) // can't fail, as it is a quoted prefix
		text = text[len(quoted):]
		if text == "" {
			return s, errors.New("build line missing '=' after quoted key")
		}
		if text[0] != '=' {
			return s, fmt.Errorf("unexpected character after quoted key: %q", text[0])
		}
		text = text[1:]
	} else {
		var found bool
		if s.Key, text, found = strings.Cut(text, "="); !found {
			return s, errors.New("build line missing '=' after key")
		}
		if s.Key == "" {
			return s, errors.New("build line with missing key")
		}
		if needsQuotes(s.Key) {
			return s, fmt.Errorf("unquoted key %q must be quoted", s.Key)
		}
	}
	if isQuoted(text) {
		if s.Value, err = strconv.Unquote(text); err != nil {
			return s, errors.New("invalid quoted value in build line")
		}
		return s, nil
	}
	if needsQuotes(text) {
		return s, fmt.Errorf("unquoted value %q must be quoted", text)
	}
	s.Value = text
	return s, nil
}

// ParseBuildInfo reads what String wrote.
func ParseBuildInfo(data string) (bi *BuildInfo, err error) {
	number := 1
	defer func() {
		if err != nil {
			err = fmt.Errorf("could not parse Go build info: line %d: %w", number, err)
		}
	}()
	bi = &BuildInfo{}
	var last *Module
	for {
		line, rest, found := strings.Cut(data, "\n")
		if !found {
			return bi, nil
		}
		data = rest
		word, text, _ := strings.Cut(line, "\t")
		fields := strings.Split(text, "\t")
		switch word {
		case "path":
			bi.Path = text
		case "mod":
			last = &bi.Main
			if *last, err = parseModule(fields); err != nil {
				return nil, err
			}
		case "dep":
			m, err := parseModule(fields)
			if err != nil {
				return nil, err
			}
			last = &m
			bi.Deps = append(bi.Deps, last)
		case "=>":
			if len(fields) != 3 {
				return nil, fmt.Errorf("expected 3 columns for replacement; got %d", len(fields))
			}
			if last == nil {
				return nil, fmt.Errorf("replacement with no module on previous line")
			}
			last.Replace = &Module{Path: fields[0], Version: fields[1], Sum: fields[2]}
			last = nil
		case "build":
			s, err := parseSetting(text)
			if err != nil {
				return nil, err
			}
			bi.Settings = append(bi.Settings, s)
		}
		number++
	}
}
