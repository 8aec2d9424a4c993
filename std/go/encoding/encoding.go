// Package encoding defines interfaces shared by packages that convert data to and from bytes and text.
package encoding

// BinaryMarshaler is what can turn itself into bytes.
type BinaryMarshaler interface {
	MarshalBinary() (data []byte, err error)
}

// BinaryUnmarshaler is what can take itself from bytes; it must copy what it keeps.
type BinaryUnmarshaler interface {
	UnmarshalBinary(data []byte) error
}

// BinaryAppender is what can append itself as bytes.
type BinaryAppender interface {
	AppendBinary(b []byte) ([]byte, error)
}

// TextMarshaler is what can turn itself into text.
type TextMarshaler interface {
	MarshalText() (text []byte, err error)
}

// TextUnmarshaler is what can take itself from text; it must copy what it keeps.
type TextUnmarshaler interface {
	UnmarshalText(text []byte) error
}

// TextAppender is what can append itself as text.
type TextAppender interface {
	AppendText(b []byte) ([]byte, error)
}
