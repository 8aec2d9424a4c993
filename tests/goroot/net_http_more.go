package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing/fstest"
	"time"
)

func show(resp *http.Response, err error) {
	if err != nil {
		fmt.Println("error", err)
		return
	}
	b, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	fmt.Printf("%d %q %q %v\n", resp.StatusCode, resp.Header.Get("Content-Type"), b, err)
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /item/{id}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "item ", r.PathValue("id"), r.URL.Query())
	})
	mux.HandleFunc("POST /json", func(w http.ResponseWriter, r *http.Request) {
		var v map[string]any
		if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(v)
	})
	mux.HandleFunc("/form", func(w http.ResponseWriter, r *http.Request) {
		f, h, err := r.FormFile("f")
		if err != nil {
			fmt.Fprint(w, r.FormValue("a"), err)
			return
		}
		b, _ := io.ReadAll(f)
		fmt.Fprint(w, r.FormValue("a"), h.Filename, len(b))
	})
	mux.HandleFunc("/redirect", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/item/9", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", 302) })
	mux.HandleFunc("/cookie", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("n")
		if err != nil {
			http.SetCookie(w, &http.Cookie{Name: "n", Value: "v", HttpOnly: true, Path: "/"})
		}
		fmt.Fprint(w, c, err)
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	})
	mux.HandleFunc("/stream", func(w http.ResponseWriter, r *http.Request) {
		for i := range 5 {
			fmt.Fprintf(w, "chunk %d;", i)
			w.(http.Flusher).Flush()
		}
		w.Header().Set(http.TrailerPrefix+"T", "end")
	})
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		g := gzip.NewWriter(w)
		fmt.Fprint(g, strings.Repeat("zip ", 3))
		g.Close()
	})
	mux.HandleFunc("/auth", func(w http.ResponseWriter, r *http.Request) {
		u, p, ok := r.BasicAuth()
		fmt.Fprint(w, u, p, ok, r.Header.Get("X-Y"))
	})
	mux.Handle("/files/", http.StripPrefix("/files/", http.FileServerFS(fstest.MapFS{
		"a.txt": {Data: []byte("0123456789"), ModTime: time.Unix(1e9, 0)}, "d/index.html": {Data: []byte("<p>")},
	})))
	mux.HandleFunc("/panic", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	srv := httptest.NewServer(mux)
	defer srv.Close()
	jar, _ := cookiejar.New(nil)
	client := &http.Client{Jar: jar, Timeout: 10 * time.Second}
	show(client.Get(srv.URL + "/item/5?x=1"))
	show(client.Post(srv.URL+"/item/5", "", nil))
	show(client.Get(srv.URL + "/none"))
	show(client.Post(srv.URL+"/json", "application/json", strings.NewReader(`{"a":[1,2],"b":null}`)))
	show(client.Post(srv.URL+"/json", "application/json", strings.NewReader(`{`)))
	show(client.PostForm(srv.URL+"/form", url.Values{"a": {"x y"}}))
	var b bytes.Buffer
	mw := multipart.NewWriter(&b)
	mw.WriteField("a", "A")
	fw, _ := mw.CreateFormFile("f", "n.bin")
	fw.Write(make([]byte, 100000))
	mw.Close()
	show(client.Post(srv.URL+"/form", mw.FormDataContentType(), &b))
	show(client.Get(srv.URL + "/redirect"))
	_, err := client.Get(srv.URL + "/loop")
	fmt.Println(strings.HasSuffix(err.Error(), "stopped after 10 redirects"))
	show(client.Get(srv.URL + "/cookie"))
	show(client.Get(srv.URL + "/cookie"))
	show(client.Get(srv.URL + "/stream"))
	show(client.Get(srv.URL + "/gzip"))
	req, _ := http.NewRequest("GET", srv.URL+"/auth", nil)
	req.SetBasicAuth("u", "p")
	req.Header.Set("x-y", "z")
	show(client.Do(req))
	req, _ = http.NewRequest("GET", srv.URL+"/files/a.txt", nil)
	req.Header.Set("Range", "bytes=2-4")
	show(client.Do(req))
	show(client.Get(srv.URL + "/files/"))
	show(client.Get(srv.URL + "/files/d/"))
	_, err = client.Get(srv.URL + "/panic")
	fmt.Println(errors.Is(err, io.EOF))
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	req, _ = http.NewRequestWithContext(ctx, "GET", srv.URL+"/slow", nil)
	_, err = client.Do(req)
	fmt.Println(errors.Is(err, context.DeadlineExceeded))
	var all sync.WaitGroup
	var m sync.Mutex
	total := 0
	for i := range 40 {
		all.Go(func() {
			resp, err := client.Get(fmt.Sprint(srv.URL, "/item/", i))
			if err != nil {
				fmt.Println(err)
				return
			}
			b, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			m.Lock()
			total += len(b)
			m.Unlock()
		})
	}
	all.Wait()
	fmt.Println(total)
	target, _ := url.Parse(srv.URL)
	proxy := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target) }})
	defer proxy.Close()
	show(http.Get(proxy.URL + "/item/proxied"))
	rec := httptest.NewRecorder()
	mux.ServeHTTP(rec, httptest.NewRequest("GET", "/item/rec", nil))
	fmt.Println(rec.Code, rec.Body)
	dump, err := httputil.DumpRequest(httptest.NewRequest("PUT", "http://h/x", strings.NewReader("body")), true)
	fmt.Printf("%q %v\n", dump, err)
	tls := httptest.NewTLSServer(mux)
	defer tls.Close()
	show(tls.Client().Get(tls.URL + "/item/tls"))
	h2 := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.Proto) }))
	h2.EnableHTTP2 = true
	h2.StartTLS()
	defer h2.Close()
	show(h2.Client().Get(h2.URL))
	server := &http.Server{Addr: "127.0.0.1:0"}
	fmt.Println(server.Shutdown(context.Background()), server.ListenAndServe())
	http.NewResponseController(rec).SetReadDeadline(time.Now())
	fmt.Println(http.DetectContentType([]byte("\x89PNG\x0D\x0A\x1A\x0A")), http.StatusText(418), len(os.Args))
}
