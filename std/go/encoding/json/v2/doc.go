// Package json turns Go values into JSON text and back.
//
// What is to be known of a type (its methods, its fields) is a typeInfo, made once. An encoder or decoder walks a
// value by its type, and calls the functions and methods that take precedence. All that lasts from one value to
// the next, also through methods of the user, is in the jsontext.Encoder or Decoder and its options; of JSON's
// grammar this package knows nothing.
package json
