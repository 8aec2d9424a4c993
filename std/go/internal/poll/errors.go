package poll

import "errors"

// closingError is the error of operations on sockets that are closed.
type closingError struct{}

func (closingError) Error() string   { return "use of closed network connection" }
func (closingError) Timeout() bool   { return false }
func (closingError) Temporary() bool { return false }

// ErrNetClosing is the error of operations on sockets that are closed, or get closed meanwhile.
var ErrNetClosing error = closingError{}

// DeadlineExceededError is the type of ErrDeadlineExceeded.
type DeadlineExceededError struct{}

func (e *DeadlineExceededError) Error() string   { return "i/o timeout" }
func (e *DeadlineExceededError) Timeout() bool   { return true }
func (e *DeadlineExceededError) Temporary() bool { return true }

// ErrDeadlineExceeded is the error of reads and writes whose deadline has passed.
var ErrDeadlineExceeded error = &DeadlineExceededError{}

// ErrNotPollable is the error of descriptors that goroutines can't wait for.
var ErrNotPollable = errors.New("not pollable")

// String lets package net tell its own methods from those of others.
type String string
