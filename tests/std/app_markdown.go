// A Markdown-like text to HTML, with headings, lists, code, emphasis, links and escapes.
package main

import (
	"fmt"
	"regexp"
	"strings"
	"text/tabwriter"
	"os"
	"sort"
)

var (
	heading  = regexp.MustCompile(`^(#{1,6})\s+(.*?)\s*#*$`)
	bullet   = regexp.MustCompile(`^(\s*)[-*]\s+(.*)$`)
	numbered = regexp.MustCompile(`^\d+\.\s+(.*)$`)
	link     = regexp.MustCompile(`\[([^\]]*)\]\(([^)\s]+)(?:\s+"([^"]*)")?\)`)
	strong   = regexp.MustCompile(`\*\*(.+?)\*\*`)
	emphasis = regexp.MustCompile(`\*([^*]+)\*`)
	code     = regexp.MustCompile("`([^`]+)`")
	escapes  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
)

func inline(s string) string {
	var kept []string
	s = code.ReplaceAllStringFunc(s, func(m string) string {
		kept = append(kept, "<code>"+escapes.Replace(m[1:len(m)-1])+"</code>")
		return fmt.Sprintf("\x00%d\x00", len(kept)-1)
	})
	s = escapes.Replace(s)
	s = link.ReplaceAllStringFunc(s, func(m string) string {
		parts := link.FindStringSubmatch(m)
		title := ""
		if parts[3] != "" {
			title = fmt.Sprintf(" title=%q", parts[3])
		}
		return fmt.Sprintf("<a href=%q%s>%s</a>", parts[2], title, parts[1])
	})
	s = strong.ReplaceAllString(s, "<b>$1</b>")
	s = emphasis.ReplaceAllString(s, "<i>${1}</i>")
	for i, text := range kept {
		s = strings.Replace(s, fmt.Sprintf("\x00%d\x00", i), text, 1)
	}
	return s
}

type renderer struct {
	out    strings.Builder
	open   []string
	counts map[string]int
}

func (r *renderer) tag(name, text string) {
	r.counts[name]++
	fmt.Fprintf(&r.out, "%s<%s>%s</%[2]s>\n", strings.Repeat("  ", len(r.open)), name, text)
}

func (r *renderer) push(name string) {
	fmt.Fprintf(&r.out, "%s<%s>\n", strings.Repeat("  ", len(r.open)), name)
	r.open = append(r.open, name)
}

func (r *renderer) closeTo(depth int) {
	for len(r.open) > depth {
		last := r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		fmt.Fprintf(&r.out, "%s</%s>\n", strings.Repeat("  ", len(r.open)), last)
	}
}

func render(text string) *renderer {
	r := &renderer{counts: map[string]int{}}
	var paragraph []string
	flush := func() {
		if len(paragraph) > 0 {
			r.tag("p", inline(strings.Join(paragraph, " ")))
			paragraph = nil
		}
	}
	fenced := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if strings.HasPrefix(line, "```") {
			flush()
			r.closeTo(0)
			if fenced = !fenced; fenced {
				r.out.WriteString("<pre>\n")
			} else {
				r.out.WriteString("</pre>\n")
			}
			continue
		}
		if fenced {
			r.out.WriteString(escapes.Replace(line) + "\n")
			continue
		}
		if m := heading.FindStringSubmatch(line); m != nil {
			flush()
			r.closeTo(0)
			r.tag(fmt.Sprintf("h%d", len(m[1])), inline(m[2]))
		} else if m := bullet.FindStringSubmatch(line); m != nil {
			flush()
			depth := len(m[1])/2 + 1
			r.closeTo(depth)
			for len(r.open) < depth {
				r.push("ul")
			}
			r.tag("li", inline(m[2]))
		} else if m := numbered.FindStringSubmatch(line); m != nil {
			flush()
			if len(r.open) == 0 || r.open[0] != "ol" {
				r.closeTo(0)
				r.push("ol")
			}
			r.tag("li", inline(m[1]))
		} else if strings.TrimSpace(line) == "" {
			flush()
			r.closeTo(0)
		} else {
			paragraph = append(paragraph, strings.TrimSpace(line))
		}
	}
	flush()
	r.closeTo(0)
	return r
}

const document = "# Title with `code` ##\n\nA paragraph with *emphasis*, **strong *nested* text** and\na [link](http://x.y/?a=1&b=2 \"The title\"),\n`a < b && c`.\n\n" +
	"- one\n- two\n  - two **a**\n    * deep\n  - two b\n- three\n\n1. first\n2. second\n10. tenth\n\n```go\nif a < b { return &x }\n# not a heading\n```\n" +
	"###### Six\n####### Seven\n#no space\nÜnïcode *日本* text with ** lone stars * and [broken](link\n\n[empty](x) [](y) `unclosed\r\n* item after text\nlast"

func main() {
	r := render(document)
	fmt.Print(r.out.String())
	var names []string
	for name := range r.counts {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		if r.counts[names[i]] != r.counts[names[j]] {
			return r.counts[names[i]] > r.counts[names[j]]
		}
		return names[i] < names[j]
	})
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', tabwriter.AlignRight|tabwriter.Debug)
	for _, name := range names {
		fmt.Fprintf(w, "%s\t%d\t%s\t\n", name, r.counts[name], strings.Repeat("#", r.counts[name]))
	}
	w.Flush()
	for _, text := range []string{"", "\n\n", "plain", "**", "***a***", "`a*b*`", "[a](b)[c](d)", "- \n-", "```"} {
		fmt.Printf("%q -> %q\n", text, render(text).out.String())
	}
}
