package jsontext

import (
	"encoding/json/internal/jsonwire"
	"math"
	"strconv"
	"strings"
)

// Kind is a kind of token: the first byte of its text, but '0' for all numbers.
type Kind byte

const (
	KindInvalid     Kind = 0
	KindNull        Kind = 'n'
	KindFalse       Kind = 'f'
	KindTrue        Kind = 't'
	KindString      Kind = '"'
	KindNumber      Kind = '0'
	KindBeginObject Kind = '{'
	KindEndObject   Kind = '}'
	KindBeginArray  Kind = '['
	KindEndArray    Kind = ']'
)

// kindOf returns the kind of what begins with c.
func kindOf(c byte) Kind {
	switch c {
	case 'n', 'f', 't', '"', '{', '}', '[', ']':
		return Kind(c)
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return KindNumber
	}
	return KindInvalid
}

// end returns the end of what k begins.
func (k Kind) end() Kind {
	switch k {
	case KindBeginObject:
		return KindEndObject
	case KindBeginArray:
		return KindEndArray
	}
	return KindInvalid
}

func (k Kind) isEnd() bool { return k == KindEndObject || k == KindEndArray }

func (k Kind) String() string {
	switch k {
	case KindInvalid:
		return "invalid"
	case KindNull:
		return "null"
	case KindFalse:
		return "false"
	case KindTrue:
		return "true"
	case KindString:
		return "string"
	case KindNumber:
		return "number"
	case KindBeginObject, KindEndObject, KindBeginArray, KindEndArray:
		return string(rune(k))
	}
	return "<invalid jsontext.Kind: " + jsonwire.QuoteChar(string([]byte{byte(k)})) + ">"
}

// Token is a literal, a string, a number, or a delimiter of an object or array. Strings and numbers that a Decoder
// returned are valid until its next call.
type Token struct {
	_    [0]func() // not comparable
	kind Kind
	form tokenForm
	text string // as JSON, or what a string means if form is textForm
	bits uint64 // of a number that is a Go value

	source *Decoder // whose buffer text is in
	reads  uint64   // of source when the token was read
}

// tokenForm says what a Token was made of.
type tokenForm uint8

const (
	rawForm   tokenForm = iota
	plainForm           // rawForm of a string without escape sequences
	textForm
	intForm
	uintForm
	floatForm
	float32Form
)

var (
	Null  Token = rawToken("null")
	False Token = rawToken("false")
	True  Token = rawToken("true")

	BeginObject Token = rawToken("{")
	EndObject   Token = rawToken("}")
	BeginArray  Token = rawToken("[")
	EndArray    Token = rawToken("]")
)

func rawToken(s string) Token { return Token{kind: kindOf(s[0]), text: s} }

// Bool returns a boolean.
func Bool(b bool) Token {
	if b {
		return True
	}
	return False
}

// String returns a string. Invalid UTF-8 may be replaced.
func String(s string) Token { return Token{kind: KindString, form: textForm, text: s} }

// Float returns a number, or a string for what is no number.
func Float(n float64) Token { return float(n, floatForm) }

// Float32 is Float with the precision of a float32.
func Float32(n float32) Token { return float(float64(n), float32Form) }

func float(n float64, form tokenForm) Token {
	switch {
	case math.IsNaN(n):
		return String("NaN")
	case math.IsInf(n, 1):
		return String("Infinity")
	case math.IsInf(n, -1):
		return String("-Infinity")
	}
	return Token{kind: KindNumber, form: form, bits: math.Float64bits(n)}
}

// Int returns a number.
func Int(n int64) Token { return Token{kind: KindNumber, form: intForm, bits: uint64(n)} }

// Uint returns a number.
func Uint(n uint64) Token { return Token{kind: KindNumber, form: uintForm, bits: n} }

// check panics if t is not valid any more.
func (t *Token) check() {
	if t.source != nil && t.source.reads != t.reads {
		panic("invalid jsontext.Token; it has been voided by a subsequent json.Decoder call")
	}
}

// Kind returns the kind.
func (t Token) Kind() Kind {
	t.check()
	return t.kind
}

// Clone returns a Token that stays valid.
func (t Token) Clone() Token {
	t.check()
	if t.source != nil {
		t.text = strings.Clone(t.text)
		t.source = nil
	}
	return t
}

// appendNumber appends the JSON of a number.
func (t *Token) appendNumber(dst []byte) []byte {
	switch t.form {
	case intForm:
		return strconv.AppendInt(dst, int64(t.bits), 10)
	case uintForm:
		return strconv.AppendUint(dst, t.bits, 10)
	case floatForm:
		return jsonwire.AppendFloat(dst, math.Float64frombits(t.bits), 64)
	case float32Form:
		return jsonwire.AppendFloat(dst, math.Float64frombits(t.bits), 32)
	}
	return append(dst, t.text...)
}

// String returns what a string means, and the JSON of other tokens.
func (t Token) String() string {
	t.check()
	switch {
	case t.kind == KindInvalid:
		return "<invalid jsontext.Token>"
	case t.form == textForm:
		return t.text
	case t.kind == KindString:
		return strings.Clone(jsonwire.Unquote(t.text, t.form == plainForm))
	case t.kind == KindNumber:
		return string(t.appendNumber(nil))
	}
	return t.text
}

// want panics if t is of another kind.
func (t *Token) want(ok bool) {
	if t.check(); !ok {
		panic("invalid JSON token kind: " + t.kind.String())
	}
}

// Bool returns a boolean's value.
func (t Token) Bool() bool {
	t.want(t.kind == KindTrue || t.kind == KindFalse)
	return t.kind == KindTrue
}

// Float returns a number's value, or that of the strings that Float makes.
func (t Token) Float() (float64, error) { return t.float(64) }

// Float32 is Float with the precision of a float32.
func (t Token) Float32() (float32, error) {
	f, err := t.float(32)
	return float32(f), err
}

func (t *Token) float(bits int) (float64, error) {
	t.check()
	if t.kind == KindString {
		switch t.String() {
		case "NaN":
			return math.NaN(), nil
		case "Infinity":
			return math.Inf(1), nil
		case "-Infinity":
			return math.Inf(-1), nil
		}
	}
	t.want(t.kind == KindNumber)
	var f float64
	switch t.form {
	case intForm:
		f = float64(int64(t.bits))
	case uintForm:
		f = float64(t.bits)
	case floatForm, float32Form:
		f = math.Float64frombits(t.bits)
	default:
		f, _ = strconv.ParseFloat(t.text, bits)
	}
	if bits == 32 {
		f = float64(float32(f))
	}
	if math.IsInf(f, 0) {
		return f, t.fail("Float", strconv.ErrRange)
	}
	return f, nil
}

// fail returns the error of an accessor.
func (t *Token) fail(method string, err error) error {
	return &tokenError{"jsontext.Token(" + string(t.appendNumber(nil)) + ")." + method, err}
}

type tokenError struct {
	call string
	err  error
}

func (e *tokenError) Error() string { return e.call + " error: " + e.err.Error() }
func (e *tokenError) Unwrap() error { return e.err }
