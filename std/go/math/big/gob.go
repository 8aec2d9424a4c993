package big

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Versions of the encodings for gob.
const (
	intGobVersion   = 1
	ratGobVersion   = 1
	floatGobVersion = 1
)

// signedVersion returns a version and a sign in one byte.
func signedVersion(version byte, neg bool) byte {
	b := version << 1
	if neg {
		b |= 1
	}
	return b
}

// GobEncode encodes x.
func (x *Int) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	return append([]byte{signedVersion(intGobVersion, x.neg)}, x.Bytes()...), nil
}

// GobDecode sets z to what was encoded.
func (z *Int) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Int{}
		return nil
	}
	if version := buf[0] >> 1; version != intGobVersion {
		return fmt.Errorf("Int.GobDecode: encoding version %d not supported", version)
	}
	z.SetBytes(buf[1:])
	z.neg = buf[0]&1 != 0
	return nil
}

// GobEncode encodes x.
func (x *Rat) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	num := x.a.Bytes()
	buf := append([]byte{signedVersion(ratGobVersion, x.a.neg)}, make([]byte, 4)...)
	binary.BigEndian.PutUint32(buf[1:], uint32(len(num)))
	return append(append(buf, num...), x.Denom().Bytes()...), nil
}

// GobDecode sets z to what was encoded.
func (z *Rat) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Rat{}
		return nil
	}
	if len(buf) < 5 {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	if version := buf[0] >> 1; version != ratGobVersion {
		return fmt.Errorf("Rat.GobDecode: encoding version %d not supported", version)
	}
	length := uint64(binary.BigEndian.Uint32(buf[1:]))
	if uint64(len(buf)) < 5+length {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	z.a.SetBytes(buf[5 : 5+length])
	z.a.neg = buf[0]&1 != 0
	z.b.SetBytes(buf[5+length:])
	z.norm()
	return nil
}

// GobEncode encodes x with its precision, rounding mode and accuracy.
func (x *Float) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	flags := byte(x.mode)<<5 | byte(x.acc+1)<<3 | byte(x.form)<<1
	if x.neg {
		flags |= 1
	}
	buf := []byte{floatGobVersion, flags, 0, 0, 0, 0}
	binary.BigEndian.PutUint32(buf[2:], uint32(x.prec))
	if x.form != finite {
		return buf, nil
	}
	// The mantissa as a fraction in [0.5, 1), of whole words.
	size := (int(x.prec) + 63) / 64 * 64
	mant := nat(nil).shl(x.mant, uint(max(0, size-x.mant.bitLen())))
	if extra := mant.bitLen() - size; extra > 0 {
		mant = nat(nil).shr(mant, uint(extra))
	}
	for len(mant) > 0 && mant[0] == 0 {
		mant = mant[1:]
	}
	buf = binary.BigEndian.AppendUint32(buf, uint32(x.top()))
	for i := len(mant) - 1; i >= 0; i-- {
		buf = binary.BigEndian.AppendUint64(buf, uint64(mant[i]))
	}
	return buf, nil
}

// GobDecode sets z to what was encoded, rounded to z's precision unless that is 0.
func (z *Float) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Float{}
		return nil
	}
	if len(buf) < 6 {
		return errors.New("Float.GobDecode: buffer too small")
	}
	if buf[0] != floatGobVersion {
		return fmt.Errorf("Float.GobDecode: encoding version %d not supported", buf[0])
	}
	oldPrec, oldMode := z.Prec(), z.mode
	flags := buf[1]
	x := Float{mode: RoundingMode(flags >> 5 & 7), neg: flags&1 != 0}
	x.prec = binary.BigEndian.Uint32(buf[2:])
	acc := Accuracy(flags>>3&3) - 1
	switch form := flags >> 1 & 3; {
	case form == byte(finite):
		if len(buf) < 10 {
			return errors.New("Float.GobDecode: buffer too small for finite form float")
		}
		exp := int64(int32(binary.BigEndian.Uint32(buf[6:])))
		mant := new(Int).SetBytes(buf[10:])
		neg := x.neg
		x.set(neg, mant.abs, exp-int64(len(buf)-10)*8, false)
	case form == byte(inf):
		x.form = inf
	}
	x.acc = acc
	*z = x
	if oldPrec != 0 {
		z.mode = oldMode
		z.SetPrec(oldPrec)
	}
	return nil
}
