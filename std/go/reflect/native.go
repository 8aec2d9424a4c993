package reflect

import "unsafe"

// typeCounts fills in the numbers of fields, parameters, results, methods demanded and methods had.
func typeCounts(t *rtype, out *int)
func typeString(t *rtype) string
func typePkg(t *rtype) string
func typeField(t *rtype, i int, out *fieldInfo)

// typePart returns the type of the i-th parameter, or of a result, which count on.
func typePart(t *rtype, i int) *rtype
func typeMethod(t *rtype, i int, out *methodInfo)

// typeImplements returns the itab of t for an interface type; nil if it lacks a method.
func typeImplements(iface, t *rtype) unsafe.Pointer

// makeType returns the type without a name that is made of others.
func makeType(kind int, elem, key *rtype, n int) *rtype
func makeFuncType(types unsafe.Pointer, n, params int, variadic bool) *rtype

// itabFunc returns the number of the function of an itab's method.
func itabFunc(itab unsafe.Pointer, i int) uintptr

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

// info is a type's description.
type info struct {
	kind, flags               int
	elem, key                 *rtype
	len                       int
	fields, in, out           int
	ifaceMethods, methodCount int
}

// Flags of a type.
const (
	directIface = 1 // an interface's data word holds the value itself
	comparable_ = 2
	named       = 8
	variadic    = 16
)

type fieldInfo struct {
	name, pkg, tag string
	typ            *rtype
	offset         uintptr
	embedded       int
}

type methodInfo struct {
	name, pkg string
	typ       *rtype
	fn        uintptr
}

// eface is the layout of an interface value.
type eface struct {
	typ  unsafe.Pointer
	word unsafe.Pointer
}
