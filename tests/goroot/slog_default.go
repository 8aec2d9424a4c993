package main

import (
	"log"
	"log/slog"
	"os"
)

func helper() { log.Output(2, "from the caller") }

func main() {
	log.SetOutput(os.Stdout)
	log.SetFlags(log.Lshortfile)
	slog.Info("x", "a", 1)
	defer slog.SetLogLoggerLevel(slog.SetLogLoggerLevel(slog.LevelDebug))
	slog.Debug("dbg")
	log.Print("y")
	helper()
	log.New(os.Stdout, "p ", log.Lshortfile|log.Lmsgprefix).Println("z")
}
