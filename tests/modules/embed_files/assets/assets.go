package assets

import "embed"

//go:embed data
var data embed.FS

// Read returns a file of data.
func Read(name string) (string, error) {
	text, err := data.ReadFile("data/" + name)
	return string(text), err
}
