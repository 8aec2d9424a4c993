package time

// AppendText appends the time by RFC 3339 with nanoseconds.
func (t Time) AppendText(b []byte) ([]byte, error) { return t.strict(b, "Time.AppendText: ") }

func (t Time) MarshalText() ([]byte, error) { return t.strict(nil, "Time.MarshalText: ") }

// strict appends by RFC 3339, which has years of four digits and offsets below a day.
func (t Time) strict(b []byte, who string) ([]byte, error) {
	year := t.Year()
	if year < 0 || year > 9999 {
		return nil, &durationError{who + "year outside of range [0,9999]"}
	}
	if _, offset := t.Zone(); abs(offset) >= 24*3600 {
		return nil, &durationError{who + "timezone hour outside of range [0,23]"}
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}

func (t *Time) UnmarshalText(data []byte) (err error) {
	*t, err = Parse(RFC3339, string(data))
	return err
}

func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.strict([]byte{'"'}, "Time.MarshalJSON: ")
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

func (t *Time) UnmarshalJSON(data []byte) (err error) {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return &durationError{"Time.UnmarshalJSON: input is not a JSON string"}
	}
	*t, err = Parse(RFC3339, string(data[1:len(data)-1]))
	return err
}

// AppendBinary appends version, seconds, nanoseconds and the offset in minutes, with seconds in version 2.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	minutes, seconds := -1, 0
	version := byte(1)
	if t.Location() != UTC {
		_, offset := t.Zone()
		if offset%60 != 0 {
			version = 2
			seconds = offset % 60
		}
		minutes = offset / 60
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return b, &durationError{"Time.MarshalBinary: unexpected zone offset"}
		}
	}
	b = append(b, version)
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(t.sec()>>shift))
	}
	for shift := 24; shift >= 0; shift -= 8 {
		b = append(b, byte(t.nsec()>>shift))
	}
	b = append(b, byte(minutes>>8), byte(minutes))
	if version == 2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

func (t Time) MarshalBinary() ([]byte, error) { return t.AppendBinary(make([]byte, 0, 16)) }

func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return &durationError{"Time.UnmarshalBinary: no data"}
	}
	version := data[0]
	if version != 1 && version != 2 {
		return &durationError{"Time.UnmarshalBinary: unsupported version"}
	}
	if len(data) != 14+int(version) {
		return &durationError{"Time.UnmarshalBinary: invalid length"}
	}
	var sec int64
	for _, c := range data[1:9] {
		sec = sec<<8 | int64(c)
	}
	var nsec int32
	for _, c := range data[9:13] {
		nsec = nsec<<8 | int32(c)
	}
	offset := int(int16(data[13])<<8|int16(data[14])) * 60
	if version == 2 {
		offset += int(int8(data[15]))
	}
	*t = Time{uint64(nsec), sec, nil}
	if offset == -60 {
		return nil
	}
	if rule, _, _ := Local.lookup(t.Unix()); rule.offset == offset {
		t.setLocation(Local)
	} else {
		t.setLocation(FixedZone("", offset))
	}
	return nil
}

func (t Time) GobEncode() ([]byte, error)   { return t.MarshalBinary() }
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
