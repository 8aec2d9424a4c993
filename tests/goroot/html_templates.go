package main

import (
	"errors"
	"fmt"
	"html"
	htmltemplate "html/template"
	"os"
	"strings"
	"text/template"
	"text/template/parse"
)

type item struct {
	Name  string
	Price float64
	Tags  []string
}

func (i item) Upper() string                 { return strings.ToUpper(i.Name) }
func (i item) Fail() (string, error)         { return "", errors.New("no way") }
func (i *item) Times(n int, s string) string { return strings.Repeat(s, n) }

func main() {
	funcs := template.FuncMap{"join": strings.Join, "inc": func(i int) int { return i + 1 }}
	text := `{{define "row"}}{{.Name | printf "%-8s"}}|{{printf "%.2f" .Price}}{{end -}}
{{range $i, $x := .Items}}{{inc $i}} {{template "row" $x}} {{with $x.Tags}}[{{join . ","}}]{{else}}none{{end}}
{{else}}empty{{end}}{{if and .Flag (gt (len .Items) 1)}}many{{else if .Flag}}one{{end}} {{index .Map "k"}} {{(index .Items 0).Upper}}
{{- /* nothing */ -}}
{{block "tail" .}} {{len .Items | html}} {{slice "abcdef" 1 3}} {{not true}} {{or 0 "x"}} {{eq 1 2 1}} {{lt 1.5 2.5}}{{end}}
{{range 3}}{{.}}{{if eq . 1}}{{break}}{{end}};{{end}} {{js "a'b<"}} {{urlquery "a b&c"}} {{print 1 2 "x" 3}} {{println "e"}}`
	t := template.Must(template.New("main").Funcs(funcs).Parse(text))
	data := map[string]any{
		"Items": []*item{{"pear", 1.5, []string{"a", "b"}}, {"fig", 0.25, nil}},
		"Flag":  true,
		"Map":   map[string]int{"k": 7},
	}
	if err := t.Execute(os.Stdout, data); err != nil {
		fmt.Println("error:", err)
	}
	fmt.Println(t.Lookup("row") != nil, t.Lookup("zz") == nil)
	for _, wrong := range []string{"{{", "{{.X.}}", "{{if}}", "{{range .}}", "{{nofunc 1}}", "{{template \"q\"}}", "{{end}}"} {
		t, err := template.New("w").Parse(wrong)
		if err == nil {
			err = t.Execute(os.Stdout, 1)
		}
		fmt.Println(err)
	}
	for _, bad := range []string{"{{.Fail}}", "{{.None}}", "{{index .Tags 5}}", "{{.Times 2}}", "{{.Times 2 `ab`}}"} {
		var b strings.Builder
		err := template.Must(template.New("b").Parse(bad)).Execute(&b, &item{Name: "n"})
		fmt.Printf("%q %v\n", b.String(), err)
	}
	opt := template.Must(template.New("o").Option("missingkey=error").Parse("{{.a}}"))
	fmt.Println(opt.Execute(os.Stdout, map[string]int{}))
	tree, err := parse.Parse("p", "{{if .A}}x{{else}}{{.B | printf \"%d\"}}{{end}}", "", "", map[string]any{"printf": fmt.Sprintf})
	fmt.Println(tree["p"].Root.String(), err)

	h := htmltemplate.Must(htmltemplate.New("h").Parse(`<a href="/s?q={{.Q}}" onclick="f({{.J}})" title='{{.T}}' style="color: {{.C}}">{{.T}}</a><script>var x = {{.J}}; var s = "{{.T}}";</script>{{.H}}<!-- c --><img src="{{.U}}">` + "\n"))
	err = h.Execute(os.Stdout, map[string]any{
		"Q": "a b&c=<d>", "J": map[string]any{"k": []int{1, 2}, "s": "</script>"}, "T": `<i>"q" & 'r'`, "C": "expression(1)",
		"H": htmltemplate.HTML("<b>ok</b>"), "U": "javascript:alert(1)",
	})
	fmt.Println(err)
	fmt.Println(html.EscapeString(`<a href="x">'&'</a>`), html.UnescapeString("&lt;&eacute;&#x41;&#66;&amp;nbsp;&notit;&hearts;"))
	fmt.Println(htmltemplate.HTMLEscaper("<", 1, ">"), htmltemplate.JSEscapeString("'\"<>\n"))
}
