package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

type item struct {
	ID    int       `json:"id"`
	Name  string    `json:"name"`
	Tags  []string  `json:"tags,omitempty"`
	Added time.Time `json:"added"`
}

// store keeps items, and serves them as JSON.
type store struct {
	mu    sync.Mutex
	items map[int]item
}

func (s *store) list(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []item
	for _, it := range s.items {
		if tag := r.FormValue("tag"); tag == "" || slices.Contains(it.Tags, tag) {
			all = append(all, it)
		}
	}
	slices.SortFunc(all, func(a, b item) int { return a.ID - b.ID })
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(all)
}

func (s *store) create(w http.ResponseWriter, r *http.Request) {
	var it item
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, 200))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&it); err != nil {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
			return
		}
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	it.ID = len(s.items) + 1
	s.items[it.ID] = it
	w.Header().Set("Location", fmt.Sprintf("/items/%d", it.ID))
	w.WriteHeader(http.StatusCreated)
	json.NewEncoder(w).Encode(it)
}

func (s *store) get(w http.ResponseWriter, r *http.Request) {
	var id int
	fmt.Sscan(r.PathValue("id"), &id)
	s.mu.Lock()
	it, ok := s.items[id]
	s.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	http.ServeContent(w, r, "item.txt", it.Added, strings.NewReader(it.Name))
}

type userKey struct{}

// authenticated lets only requests with a password through, and hands the user on.
func authenticated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		user, password, ok := r.BasicAuth()
		if !ok || password != "secret" {
			w.Header().Set("WWW-Authenticate", `Basic realm="items"`)
			http.Error(w, "who are you?", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), userKey{}, user)))
	})
}

// recovering answers for handlers that panic.
func recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				http.Error(w, fmt.Sprint("recovered: ", p), http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func main() {
	s := &store{items: map[int]item{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /items", s.list)
	mux.Handle("POST /items", authenticated(http.HandlerFunc(s.create)))
	mux.HandleFunc("GET /items/{id}", s.get)
	mux.HandleFunc("/panic", func(http.ResponseWriter, *http.Request) { var m map[string]int; m["x"]++ })
	mux.Handle("/who", authenticated(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, r.Context().Value(userKey{}))
	})))
	mux.Handle("/old/", http.StripPrefix("/old", http.RedirectHandler("/items?tag=b", http.StatusFound)))
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	server := httptest.NewServer(recovering(mux))
	defer server.Close()

	do := func(method, path, body string, set func(*http.Request)) {
		request, err := http.NewRequest(method, server.URL+path, strings.NewReader(body))
		if err != nil {
			fmt.Println(err)
			return
		}
		if set != nil {
			set(request)
		}
		response, err := server.Client().Do(request)
		if err != nil {
			fmt.Println(method, path, err)
			return
		}
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		fmt.Printf("%s %s: %s %q %v\n", method, path, response.Status, bytes.TrimSpace(text), err)
		for _, key := range []string{"Content-Type", "Location", "Allow", "Content-Range", "Www-Authenticate"} {
			if value := response.Header.Get(key); value != "" {
				fmt.Printf("    %s: %s\n", key, value)
			}
		}
	}
	login := func(r *http.Request) { r.SetBasicAuth("ann", "secret") }
	do("GET", "/items", "", nil)
	do("POST", "/items", "{}", nil)
	do("POST", "/items", `{"name":"first <&>","tags":["a","b"],"added":"2024-01-02T03:04:05Z"}`, login)
	do("POST", "/items", `{"name":"second","tags":["b"],"added":"2024-01-02T03:04:05Z"}`, login)
	do("POST", "/items", `{"nam":1}`, login)
	do("POST", "/items", `{"name":"`+strings.Repeat("x", 300)+`"}`, login)
	do("GET", "/items?tag=a", "", nil)
	do("GET", "/items/1", "", func(r *http.Request) { r.Header.Set("Range", "bytes=2-4") })
	do("GET", "/items/1", "", func(r *http.Request) { r.Header.Set("If-Modified-Since", "Tue, 02 Jan 2024 03:04:05 GMT") })
	do("HEAD", "/items/2", "", nil)
	do("GET", "/items/9", "", nil)
	do("DELETE", "/items/1", "", nil)
	do("GET", "/old/path", "", nil)
	do("GET", "/who", "", login)
	do("GET", "/panic", "", nil)

	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	request, _ := http.NewRequestWithContext(ctx, "GET", server.URL+"/slow", nil)
	_, err := server.Client().Do(request)
	var failed *url.Error
	fmt.Println(errors.As(err, &failed), failed.Timeout(), errors.Is(err, context.DeadlineExceeded))

	var group sync.WaitGroup
	codes := make([]int, 20)
	for i := range codes {
		group.Go(func() {
			response, err := http.Get(fmt.Sprintf("%s/items/%d", server.URL, i%4))
			if err == nil {
				codes[i] = response.StatusCode
				response.Body.Close()
			}
		})
	}
	group.Wait()
	fmt.Println(codes)
}
