package jsontext

import (
	"encoding/json/internal/jsonwire"
	"math"
	"strconv"
)

// Int returns a number's value without its fraction, or the nearest there is.
func (t Token) Int() (int64, error) {
	t.want(t.kind == KindNumber)
	switch {
	case t.form == intForm:
		return int64(t.bits), nil
	case t.form == uintForm && t.bits > math.MaxInt64:
		return math.MaxInt64, t.fail("Int", strconv.ErrRange)
	case t.form == uintForm:
		return int64(t.bits), nil
	case t.isRawInteger():
		n, err := strconv.ParseInt(t.text, 10, 64)
		if err != nil {
			return n, t.fail("Int", strconv.ErrRange)
		}
		return n, nil
	}
	f, err := t.whole("Int", math.MinInt64, 1<<63)
	switch {
	case f >= 1<<63:
		return math.MaxInt64, err
	case f <= math.MinInt64:
		return math.MinInt64, err
	}
	return int64(f), err
}

// Uint returns a number's value without its fraction, or the nearest there is.
func (t Token) Uint() (uint64, error) {
	t.want(t.kind == KindNumber)
	switch {
	case t.isNegative():
		return 0, t.fail("Uint", strconv.ErrSyntax)
	case t.form == intForm || t.form == uintForm:
		return t.bits, nil
	case t.isRawInteger():
		n, err := strconv.ParseUint(t.text, 10, 64)
		if err != nil {
			return n, t.fail("Uint", strconv.ErrRange)
		}
		return n, nil
	}
	f, err := t.whole("Uint", 0, 1<<64)
	if f >= 1<<64 {
		return math.MaxUint64, err
	}
	return uint64(f), err
}

func (t *Token) isRawInteger() bool { return t.form == rawForm && jsonwire.IsInteger(t.text) }

// isNegative tells whether a number's JSON begins with a sign.
func (t *Token) isNegative() bool {
	switch t.form {
	case intForm:
		return int64(t.bits) < 0
	case floatForm, float32Form:
		return math.Signbit(math.Float64frombits(t.bits))
	}
	return t.form == rawForm && t.text[0] == '-'
}

// whole returns a number without its fraction, and the error if that is not what method shall return: what is
// written with a fraction or exponent is no integer.
func (t *Token) whole(method string, least, most float64) (float64, error) {
	if t.form == rawForm {
		f, _ := strconv.ParseFloat(t.text, 64)
		return math.Trunc(f), t.fail(method, strconv.ErrSyntax)
	}
	f := math.Float64frombits(t.bits)
	switch trunc := math.Trunc(f); {
	case trunc != f:
		return trunc, t.fail(method, strconv.ErrSyntax)
	case f < least || f > most:
		return f, t.fail(method, strconv.ErrRange)
	}
	return f, nil
}
