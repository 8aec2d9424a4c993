package reflect

import (
	"internal/reflectlite"
	"unsafe"
)

// describe fills in the Info of a type.
func describe(t *rtype)

// typeImplements returns the itab of t for an interface type; nil if it lacks a method.
func typeImplements(iface, t *rtype) *reflectlite.Desc

// makeType returns the type without a name that is made of others.
func makeType(kind int, elem, key *rtype, n int) *rtype
func makePointerType(elem *rtype) *rtype
func makeStructType(fields unsafe.Pointer, n int) *rtype
func makeFuncType(types unsafe.Pointer, n, params int, variadic bool) *rtype

// itabFunc returns the number of the function of an itab's method.
func itabFunc(itab *reflectlite.Desc, i int) uintptr

// call calls a function: its type, callee, data word of the receiver if it has one, addresses of arguments
// and of places for the results.
func call(t *rtype, callee uintptr, method bool, receiver unsafe.Pointer, in, out unsafe.Pointer)

// makeFuncCode and methodValueCode return the number of the stub for a function type; 0 if there is none.
func makeFuncCode(t *rtype) uintptr
func methodValueCode(t *rtype) uintptr

// methodExpression returns the word of the func value that is method fn, if that takes its receiver as
// functions of type t take their first parameter; nil else.
func methodExpression(t *rtype, fn uintptr) unsafe.Pointer

// takeArguments copies the parameters of a call to places; next is the function that is called next.
func takeArguments(t *rtype, words, places, next unsafe.Pointer)
func giveResults(t *rtype, words, values unsafe.Pointer)
func valuesEqual(t *rtype, p, q unsafe.Pointer) bool
func makeMap(t *rtype, n int) unsafe.Pointer
func mapGet(t *rtype, m, key unsafe.Pointer) unsafe.Pointer
func mapSet(t *rtype, m, key, elem unsafe.Pointer)
func mapDelete(t *rtype, m, key unsafe.Pointer)
func mapClear(m unsafe.Pointer)
func mapIterSize() int
func mapIterInit(m, it unsafe.Pointer)
func mapIterNext(it unsafe.Pointer) (key, elem unsafe.Pointer)
func makeChan(t *rtype, n int) unsafe.Pointer
func chanLen(c unsafe.Pointer) int
func chanCap(c unsafe.Pointer) int
func chanClose(c unsafe.Pointer)

// chanSelect executes a select statement; -1 if it does not wait and no case can go on.
func chanSelect(cases unsafe.Pointer, n int, noWait bool) (chosen int, received bool)

func newArray(t *rtype, n int) unsafe.Pointer
func copyValues(t *rtype, dst, src unsafe.Pointer, n int)
