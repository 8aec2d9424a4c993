//! The runtime's natives that lowered code calls, beside the library's functions without body.
//!
//! Arguments and results are registers of class `I` unless the table says `F`. A string is two of them
//! (address, length), a slice three, an interface value two (`type`: a descriptor's address, 0 if nil;
//! `data`). Where a value of any type is meant, its address is passed.

/// Name, parameters, results, meaning.
pub const NATIVES: &[(&str, &str, &str, &str)] = &[
    // Interfaces and equality
    ("rt.iface_eq", "type data type data", "bool", "equality of interface values; panics if uncomparable"),
    ("rt.type_eq", "type p q", "bool", "equality of the values of the type at p and q; panics if uncomparable"),
    (
        "rt.assert_iface",
        "iface type",
        "itab",
        "itab of the type for the interface; panics with Go's text if there is none",
    ),
    ("rt.assert_iface_ok", "iface type", "itab", "itab of the type for the interface, or 0; type is not 0"),
    ("rt.panic_assert", "want have iface", "", "panics: value of type have (0 if nil) in an iface is no want"),
    // Strings and slices
    ("rt.string_from_bytes", "ptr len", "string", "copies bytes into a string"),
    ("rt.bytes_from_string", "string", "slice", "copies a string into bytes"),
    ("rt.string_from_runes", "ptr len", "string", "encodes int32s"),
    ("rt.runes_from_string", "string", "slice", "decodes into int32s"),
    ("rt.string_from_rune", "rune", "string", "encodes one integer; U+FFFD if it is no rune"),
    ("rt.slice_clear", "elemtype ptr len", "", "zeroes len elements"),
    ("rt.panic_slice_convert", "len want", "", "panics: slice too short for the array"),
    (
        "rt.panic_slice_unsigned",
        "lo hi max limit unsigned form",
        "",
        "panics: a bound of 2^63 or more; unsigned: bit of each unsigned bound; form: 1 of an array or string, 2 with max",
    ),
    ("rt.unsafe_slice", "ptr len elemsize", "", "panics unless they can be a slice's, as unsafe.Slice does"),
    ("rt.unsafe_string", "ptr len 1", "", "panics unless they can be a string's, as unsafe.String does"),
    // Maps
    ("rt.map_make", "maptype hint", "map", "a new map"),
    ("rt.map_delete_64", "map key", "", "deletes an integer key"),
    ("rt.map_delete_str", "map string", "", "deletes a string key"),
    ("rt.map_delete_any", "map keyaddr", "", "deletes the key at an address"),
    ("rt.map_check_key", "maptype keyaddr", "", "panics if the key at an address has no hash"),
    ("rt.map_clear", "map", "", "deletes all entries"),
    ("rt.map_iter_init", "map iter", "", "begins an iteration, in 96 bytes of memory"),
    ("rt.map_iter_next", "iter", "keyaddr elemaddr", "next entry; keyaddr 0 at the end"),
    // Goroutines and channels
    ("rt.go", "closure", "", "starts a goroutine"),
    ("rt.chan_make", "chantype size", "chan", "a new channel; panics if the size is out of range"),
    ("rt.chan_send", "chan elemaddr", "", "sends"),
    ("rt.chan_recv", "chan elemaddr", "ok", "receives into memory; zero value and 0 if closed"),
    ("rt.chan_send_word", "chan word", "", "sends the value whose bytes the word starts with"),
    ("rt.chan_recv_word", "chan", "word ok", "receives a value of at most 8 bytes, zero-extended"),
    ("rt.chan_close", "chan", "", "closes"),
    ("rt.chan_len", "chan", "n", "elements queued; 0 if nil"),
    ("rt.chan_cap", "chan", "n", "capacity; 0 if nil"),
    (
        "rt.select",
        "cases n has_default",
        "index ok",
        "cases of 24 bytes {chan, elemaddr, kind: 0 send, 1 receive}; index -1 is the default; blocks for ever if n is 0",
    ),
    // Other
    ("rt.complex_div", "F F F F", "F F", "Go's division of complex128"),
    ("rt.panic_bare", "string", "", "panics with a run-time error of this text"),
    ("rt.panic_range_exit", "n", "", "panics: range function misuses its loop's body"),
    // print and println
    ("rt.print_int", "n", "", "signed decimal"),
    ("rt.print_uint", "n", "", "unsigned decimal"),
    ("rt.print_float", "F", "", "shortest digits"),
    ("rt.print_float32", "F", "", "shortest digits of a widened float32"),
    ("rt.print_complex", "F F", "", "(re im i)"),
    ("rt.print_complex64", "F F", "", "(re im i) of a widened complex64"),
    ("rt.print_bool", "b", "", "true or false"),
    ("rt.print_string", "string", "", "bytes"),
    ("rt.print_pointer", "p", "", "hexadecimal"),
    ("rt.print_slice", "slice", "", "[len/cap]0xptr"),
    ("rt.print_iface", "type data", "", "(0xtype,0xdata)"),
    ("rt.print_sp", "", "", "a space"),
    ("rt.print_nl", "", "", "a newline"),
];
