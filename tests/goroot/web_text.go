package main

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"errors"
	"expvar"
	"fmt"
	"html"
	"html/template"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/png"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/textproto"
	"net/url"
	"os"
	"os/user"
	"strings"
	"testing/quick"
	text "text/template"
	"time"
	_ "time/tzdata"
)

func templates() {
	page := template.Must(template.New("page").Funcs(template.FuncMap{"upper": strings.ToUpper}).Parse(`{{define "row"}}<li title="{{.}}">{{. | upper}}</li>{{end -}}
<a href="/q?x={{.Query}}&y={{.Path}}" onclick='go({{.Data}})' style="width: {{.Width}}">{{.Text}}</a>
{{range $i, $x := .Items}}{{if $i}}, {{end}}{{template "row" $x}}{{else}}none{{end}}
<script>var data = {{.Data}}; var s = "{{.Text}}";</script>{{.Safe}}<a href="{{.Bad}}">`))
	err := page.Execute(os.Stdout, map[string]any{
		"Query": "a b&c", "Path": "p/q", "Width": "expression(1)", "Text": `<b>"x" & 'y'</b>`, "Items": []string{"<i>", "o'k"},
		"Data": map[string]any{"k": []int{1, 2}, "s": "</script>"}, "Safe": template.HTML("<hr>"), "Bad": "javascript:alert(1)",
	})
	fmt.Println(err)
	_, err = template.New("bad").Parse("{{if}}")
	fmt.Println(err)
	t := text.Must(text.New("t").Parse(`{{with $x := .A}}{{printf "%03d" $x}}{{end}} {{len .B}} {{index .B 1}} {{slice .C 1 3}} {{eq .A 1 7}} {{and .A .Z}} {{range 3}}{{.}}{{if eq . 1}}{{break}}{{end}}{{end}} {{.C | printf "%q"}} {{html "<"}}{{js "'"}}
`))
	fmt.Println(t.Execute(os.Stdout, map[string]any{"A": 7, "B": []string{"x", "y"}, "C": "hello", "Z": ""}))
	fmt.Println(text.Must(text.New("e").Parse("{{.X.Y}}")).Execute(io.Discard, struct{ X int }{1}))
	fmt.Println(html.UnescapeString("&lt;&eacute;&#x41;&notit;"), html.EscapeString("<a&'\">"))
}

func pictures() {
	m := image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.White, color.Black, color.RGBA{255, 0, 0, 255}})
	draw.Draw(m, image.Rect(2, 2, 6, 6), image.NewUniform(color.RGBA{200, 10, 10, 255}), image.Point{}, draw.Src)
	var b bytes.Buffer
	fmt.Println(png.Encode(&b, m))
	again, err := png.Decode(&b)
	fmt.Println(again.Bounds(), again.At(3, 3), again.At(0, 0), err)
	b.Reset()
	fmt.Println(gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{m, m}, Delay: []int{10, 20}, LoopCount: 3}))
	config, format, err := image.DecodeConfig(bytes.NewReader(b.Bytes()))
	fmt.Println(config.Width, format, err)
	all, err := gif.DecodeAll(&b)
	fmt.Println(len(all.Image), all.Delay, all.LoopCount, err)
	rgba := image.NewRGBA(image.Rect(0, 0, 2, 1))
	draw.DrawMask(rgba, rgba.Bounds(), image.NewUniform(color.NRGBA{0, 0, 255, 128}), image.Point{}, image.NewUniform(color.Alpha{128}), image.Point{}, draw.Over)
	fmt.Println(rgba.Pix, color.YCbCrModel.Convert(color.RGBA{10, 200, 30, 255}))
}

func messages() {
	m, err := mail.ReadMessage(strings.NewReader("From: =?utf-8?q?J=C3=B6rg?= <j@x.de>\r\nTo: a@b.c, \"D, E\" <d@e.f>\r\nDate: Mon, 02 Jan 2006 15:04:05 -0700\r\n\r\nbody\r\n"))
	fmt.Println(err)
	to, err := m.Header.AddressList("To")
	from, ferr := mail.ParseAddress(m.Header.Get("From"))
	date, derr := m.Header.Date()
	fmt.Println(to, err, from.Name, ferr, date.UTC(), derr)
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	w.SetBoundary("limit")
	w.WriteField("name", "value")
	file, _ := w.CreateFormFile("upload", "a \"b\".txt")
	io.WriteString(file, "content")
	w.Close()
	kind, params, err := mime.ParseMediaType(w.FormDataContentType())
	fmt.Println(kind, params, err)
	form, err := multipart.NewReader(&b, params["boundary"]).ReadForm(1 << 10)
	fmt.Println(form.Value, form.File["upload"][0].Filename, form.File["upload"][0].Size, err)
	fmt.Println(textproto.CanonicalMIMEHeaderKey("x-forwarded-FOR"), textproto.TrimString("  x "))
	u, err := url.Parse("https://u:p%20q@host:80/a%2Fb/../c?x=1&x=2&y=%zz#frag")
	fmt.Println(u.Redacted(), u.EscapedPath(), u.JoinPath("../d"), u.Query(), err)
	_, err = url.Parse("http://[::1")
	fmt.Println(err)
}

// rows is a driver, a connection, a statement and its rows.
type rows struct{ at int }

func (rows) Open(name string) (driver.Conn, error)        { return &rows{}, nil }
func (r *rows) Prepare(query string) (driver.Stmt, error) { return &rows{}, nil }
func (r *rows) Begin() (driver.Tx, error)                 { return r, nil }
func (r *rows) Commit() error                             { return nil }
func (r *rows) Rollback() error                           { return errors.New("rolled back") }
func (r *rows) Close() error                              { return nil }
func (r *rows) NumInput() int                             { return 1 }
func (r *rows) Columns() []string                         { return []string{"n", "text"} }
func (r *rows) Exec(args []driver.Value) (driver.Result, error) {
	return driver.RowsAffected(args[0].(int64)), nil
}
func (r *rows) Query(args []driver.Value) (driver.Rows, error) { return &rows{}, nil }
func (r *rows) Next(dest []driver.Value) error {
	if r.at++; r.at > 3 {
		return io.EOF
	}
	dest[0], dest[1] = int64(r.at*r.at), nil
	if r.at == 2 {
		dest[1] = []byte("two")
	}
	return nil
}

func database() {
	sql.Register("squares", rows{})
	db, err := sql.Open("squares", "")
	fmt.Println(err)
	defer db.Close()
	found, err := db.Query("select", 1)
	fmt.Println(err)
	for found.Next() {
		var n int
		var s sql.Null[string]
		fmt.Println(found.Scan(&n, &s), n, s)
	}
	fmt.Println(found.Err())
	tx, err := db.Begin()
	result, xerr := tx.Exec("update", 5)
	affected, aerr := result.RowsAffected()
	fmt.Println(err, xerr, affected, aerr, tx.Rollback(), tx.Commit())
	var small int8
	fmt.Println(db.QueryRow("select", "a").Scan(&small, new(string)))
}

func main() {
	templates()
	pictures()
	messages()
	database()
	logger := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
	logger.With("a", 1).WithGroup("g").Debug("m", "d", time.Second, slog.Group("h", "e", errors.New("x")))
	counter := expvar.NewMap("counts")
	counter.Add("b", 2)
	counter.AddFloat("a", 1.5)
	fmt.Println(counter)
	current, err := user.Current()
	fmt.Println(current != nil, err)
	tokyo, err := time.LoadLocation("Asia/Tokyo")
	fmt.Println(time.Unix(0, 0).In(tokyo), err)
	fmt.Println(quick.Check(func(a, b uint8) bool { return a+b == b+a }, nil), quick.CheckEqual(func(x int8) int8 { return x * 2 }, func(x int8) int8 { return x << 1 }, nil))
}
