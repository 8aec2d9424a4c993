package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"testing/slogtest"
	"time"
)

type secret string

func (secret) LogValue() slog.Value { return slog.StringValue("***") }

func main() {
	strip := func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey && len(groups) == 0 {
			return slog.Attr{}
		}
		return a
	}
	for _, h := range []slog.Handler{
		slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: strip}),
		slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelInfo, ReplaceAttr: strip}),
	} {
		l := slog.New(h).With("pid", 7, slog.Group("g", "a", 1.5, "b", []int{1}))
		l.Debug("dbg", "x", true)
		l.Info("hello world", "s", "a b\"c", "d", time.Second, "e", errors.New("bad"), "t", time.Unix(0, 0).UTC(), "p", secret("k"))
		l.WithGroup("grp").Warn("w", "k", map[string]int{"z": 1}, slog.Any("n", nil), slog.Uint64("u", 9))
		l.Error("odd", "lonely")
		l.LogAttrs(context.Background(), slog.LevelError+2, "lvl", slog.Bool("ok", false))
		fmt.Println(l.Enabled(context.Background(), slog.LevelDebug))
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: strip})))
	log.Print("through log")
	slog.Info("default")
	var lv slog.LevelVar
	lv.UnmarshalText([]byte("WARN+1"))
	fmt.Println(lv.Level(), slog.Level(-3), slog.IntValue(3).Kind(), slog.AnyValue(time.Minute))
	var b bytes.Buffer
	err := slogtest.TestHandler(slog.NewJSONHandler(&b, nil), func() (out []map[string]any) {
		for _, line := range bytes.Split(bytes.TrimSpace(b.Bytes()), []byte("\n")) {
			var m map[string]any
			json.Unmarshal(line, &m)
			out = append(out, m)
		}
		return out
	})
	fmt.Println(err)
}
