package testing

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// InternalExample is an example function with the output that its comment promises.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

// runExamples runs the examples that are chosen and compares their outputs.
func runExamples(match *matcher, examples []InternalExample, chatty *printer) (ran, ok bool) {
	ok = true
	for _, example := range examples {
		if !match.chosen(example.Name) {
			continue
		}
		ran = true
		if !example.run(chatty) {
			ok = false
		}
	}
	return ran, ok
}

func (e InternalExample) run(chatty *printer) (ok bool) {
	if chatty != nil {
		chatty.about(e.Name, "=== RUN   %s\n", e.Name)
	}
	stdout := os.Stdout
	reader, writer, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = writer
	output := make(chan string)
	go func() {
		text, err := io.ReadAll(reader)
		reader.Close()
		if err != nil {
			fmt.Fprintf(os.Stderr, "testing: copying pipe: %v\n", err)
			os.Exit(1)
		}
		output <- string(text)
	}()
	start := time.Now()
	returned := false
	defer func() {
		took := time.Since(start)
		writer.Close()
		os.Stdout = stdout
		ok = e.judge(<-output, took, returned, chatty)
		if !returned {
			panic(recover())
		}
	}()
	e.F()
	returned = true
	return ok
}

func (e InternalExample) judge(output string, took time.Duration, returned bool, chatty *printer) bool {
	got, want := strings.TrimSpace(output), strings.TrimSpace(e.Output)
	same := got == want
	if e.Unordered {
		same = sortedLines(got) == sortedLines(want)
	}
	if same && returned {
		if chatty != nil {
			chatty.about(e.Name, "--- PASS: %s (%s)\n", e.Name, seconds(took))
		}
		return true
	}
	fmt.Printf("--- FAIL: %s (%s)\n", e.Name, seconds(took))
	switch {
	case same:
	case e.Unordered:
		fmt.Printf("got:\n%s\nwant (unordered):\n%s\n", output, e.Output)
	default:
		fmt.Printf("got:\n%s\nwant:\n%s\n", got, want)
	}
	return false
}

func sortedLines(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
