// Package list is a doubly linked list.
package list

// Element is an element of a list.
type Element struct {
	next, prev *Element
	list       *List
	Value      any
}

// Next returns the next element or nil.
func (e *Element) Next() *Element {
	if e.list == nil || e.next == &e.list.root {
		return nil
	}
	return e.next
}

// Prev returns the previous element or nil.
func (e *Element) Prev() *Element {
	if e.list == nil || e.prev == &e.list.root {
		return nil
	}
	return e.prev
}

// List is a list: a ring through its root. The zero List is empty.
type List struct {
	root Element
	len  int
}

// Init empties the list.
func (l *List) Init() *List {
	l.root.next = &l.root
	l.root.prev = &l.root
	l.len = 0
	return l
}

func New() *List { return new(List).Init() }

func (l *List) Len() int { return l.len }

func (l *List) Front() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.next
}

func (l *List) Back() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.prev
}

func (l *List) prepare() {
	if l.root.next == nil {
		l.Init()
	}
}

// link puts e after at.
func (l *List) link(e, at *Element) *Element {
	e.prev, e.next = at, at.next
	at.next.prev = e
	at.next = e
	return e
}

func (e *Element) unlink() {
	e.prev.next = e.next
	e.next.prev = e.prev
}

func (l *List) insert(v any, at *Element) *Element {
	l.len++
	return l.link(&Element{list: l, Value: v}, at)
}

// Remove removes e if it is of l, and returns its value.
func (l *List) Remove(e *Element) any {
	if e.list == l {
		e.unlink()
		e.next, e.prev, e.list = nil, nil, nil
		l.len--
	}
	return e.Value
}

func (l *List) PushFront(v any) *Element {
	l.prepare()
	return l.insert(v, &l.root)
}

func (l *List) PushBack(v any) *Element {
	l.prepare()
	return l.insert(v, l.root.prev)
}

func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.insert(v, mark.prev)
}

func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.insert(v, mark)
}

// move puts e after at.
func (l *List) move(e, at *Element) {
	if e != at {
		e.unlink()
		l.link(e, at)
	}
}

func (l *List) MoveToFront(e *Element) {
	if e.list == l && l.root.next != e {
		l.move(e, &l.root)
	}
}

func (l *List) MoveToBack(e *Element) {
	if e.list == l && l.root.prev != e {
		l.move(e, l.root.prev)
	}
}

func (l *List) MoveBefore(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l {
		l.move(e, mark.prev)
	}
}

func (l *List) MoveAfter(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l {
		l.move(e, mark)
	}
}

// PushBackList appends copies of the elements of other.
func (l *List) PushBackList(other *List) {
	l.prepare()
	for i, e := other.Len(), other.Front(); i > 0; i, e = i-1, e.Next() {
		l.insert(e.Value, l.root.prev)
	}
}

// PushFrontList prepends copies of the elements of other.
func (l *List) PushFrontList(other *List) {
	l.prepare()
	for i, e := other.Len(), other.Back(); i > 0; i, e = i-1, e.Prev() {
		l.insert(e.Value, &l.root)
	}
}
