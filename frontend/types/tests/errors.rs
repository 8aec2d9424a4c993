//! What the checker complains of, in the words and at the places of Go's compiler.

mod support;

use support::checked;
use vo_syntax::Span;

/// What is wrong with a program: `line:column: message` each, notes indented below.
fn complaints(text: &str) -> Vec<String> {
    complaints_with(text, &[])
}

/// Like [`complaints`], with packages to import.
fn complaints_with(text: &str, packages: &[(&str, &str)]) -> Vec<String> {
    checked(text, packages, |checker, _, map| {
        let place = |span: Span| map.position(span.lo).map_or_else(String::new, |p| format!("{}:{}", p.line, p.column));
        let render = |error: &vo_syntax::Diagnostic| {
            let notes = error.notes.iter().map(|(span, note)| format!("\n\t{}: {note}", place(*span)));
            format!("{}: {}", place(error.span), error.message) + &notes.collect::<String>()
        };
        checker.sorted_errors().iter().map(render).collect()
    })
}

/// One statement in a function with some variables at hand; gives the complaints without places.
fn statement(statement: &str) -> Vec<String> {
    let text = format!(
        "package main\ntype T struct{{ f int; *E }}\ntype E struct{{ g int }}\nfunc (T) M() {{}}\nfunc (*E) N(x int) bool {{ return false }}\n\
         type I interface{{ M() }}\nfunc two() (int, string) {{ return 0, \"\" }}\n\
         func f(i int, s string, b []byte, t T, e error, m map[string]int, c chan int) {{ {statement} }}"
    );
    complaints(&text)
        .into_iter()
        .map(|c| c.split_once(": ").map_or(c.clone(), |(_, message)| message.to_owned()))
        .collect()
}

#[track_caller]
fn rejects(text: &str, message: &str) {
    assert_eq!(statement(text), [message], "{text}");
}

#[track_caller]
fn accepts(text: &str) {
    assert_eq!(statement(text), [""; 0], "{text}");
}

#[test]
fn operands_must_match() {
    rejects("_ = i + s", "invalid operation: i + s (mismatched types int and string)");
    rejects("_ = i + 1.5", "1.5 (untyped float constant) truncated to int");
    rejects("_ = i == nil", "invalid operation: i == nil (mismatched types int and untyped nil)");
    rejects("_ = b == b", "invalid operation: b == b (slice can only be compared to nil)");
    rejects("_ = !i", "invalid operation: operator ! not defined on i (variable of type int)");
    rejects("_ = i / 0", "invalid operation: division by zero");
    rejects("i += s", "invalid operation: i += s (mismatched types int and string)");
    accepts("_ = 1 << i; var f32 float32 = 1 / 3.0; _ = f32 * 2; _ = e != nil; _ = b == nil");
}

#[test]
fn assignments_must_agree() {
    rejects("var x string = i; _ = x", "cannot use i (variable of type int) as string value in variable declaration");
    rejects("i, i = two(), 1", "multiple-value two() (value of type (int, string)) in single-value context");
    rejects("i = two()", "assignment mismatch: 1 variable but two returns 2 values");
    rejects(
        "var x uint8 = 256; _ = x",
        "cannot use 256 (untyped int constant) as uint8 value in variable declaration (overflows)",
    );
    rejects("m[\"a\"].x = 1", "m[\"a\"].x undefined (type int has no field or method x)");
    rejects("1 = i", "cannot assign to 1 (neither addressable nor a map index expression)");
    rejects("_ = nil", "use of untyped nil in assignment to _ identifier");
    accepts("v, ok := m[s]; _, _ = v, ok; v, ok = m[s]; x, y := two(); _, _ = x, y; i, _ = <-c");
}

#[test]
fn calls_must_fit() {
    rejects(
        "f()",
        "not enough arguments in call to f\n\thave ()\n\twant (int, string, []byte, T, error, map[string]int, chan int)",
    );
    rejects("t.M(1)", "too many arguments in call to t.M\n\thave (number)\n\twant ()");
    rejects("i()", "invalid operation: cannot call i (variable of type int): int is not a function");
    rejects("_ = t.N(s)", "cannot use s (variable of type string) as int value in argument to t.N");
    rejects("_ = t.nope", "t.nope undefined (type T has no field or method nope)");
    rejects("two", "two (value of type func() (int, string)) is not used");
    rejects("len(s)", "len(s) (value of type int) is not used");
    accepts("_ = t.N(1); f(i, s, b, t, e, m, c); _ = append(b, s...); _ = copy(b, s); _ = T.M; _ = (*E).N");
}

#[test]
fn interfaces_must_be_implemented() {
    rejects(
        "var x I = i; _ = x",
        "cannot use i (variable of type int) as I value in variable declaration: int does not implement I (missing method M)",
    );
    rejects(
        "e = t",
        "cannot use t (variable of struct type T) as error value in assignment: T does not implement error (missing method Error)",
    );
    rejects("_ = e.(T)", "impossible type assertion: e.(T)\n\tT does not implement error (missing method Error)");
    rejects("_ = i.(int)", "invalid operation: i (variable of type int) is not an interface");
    accepts("var x I = t; _ = x; var y any = x; _, _ = y.(error)");
}

#[test]
fn names_must_be_declared_and_used() {
    rejects("x := 1", "declared and not used: x");
    rejects("y = 1", "undefined: y");
    rejects("switch x := any(i).(type) { case int: }", "x declared and not used");
    accepts("x := 1; func() { _ = x }(); const k = 1; type L int");
    assert_eq!(
        complaints("package main\nvar a int\nfunc a() {}\nfunc main() {}"),
        ["3:6: a redeclared in this block\n\t2:5: other declaration of a"]
    );
    let library = [("lib", "package lib\nfunc F() {}\nfunc g() {}")];
    assert_eq!(
        complaints_with("package main\nimport \"lib\"\nfunc main() {}", &library),
        ["2:8: \"lib\" imported and not used"]
    );
    assert_eq!(
        complaints_with("package main\nimport \"lib\"\nfunc main() { lib.g(); lib.H() }", &library),
        ["3:19: name g not exported by package lib", "3:28: undefined: lib.H"]
    );
}

#[test]
fn functions_must_return() {
    assert_eq!(complaints("package main\nfunc f() int {\n}\nfunc main() {}"), ["3:1: missing return"]);
    assert_eq!(complaints("package main\nfunc f() int { for {} }\nfunc g() int { panic(1) }\nfunc main() {}"), [""; 0]);
    assert_eq!(
        complaints("package main\nfunc f() (int, string) { return 1 }\nfunc main() {}"),
        ["2:33: not enough return values\n\thave (number)\n\twant (int, string)"]
    );
}

#[test]
fn constants_are_exact() {
    accepts("const big = 1 << 100; const x = big >> 98; var a [x]int; _ = a");
    accepts("const f = 1.0 / 3; const one = f * 3; var x int = one; _ = x");
    rejects(
        "const big = 1 << 100; i = big",
        "cannot use big (untyped int constant 1267650600228229401496703205376) as int value in assignment (overflows)",
    );
    rejects("const huge = 1 << 600", "constant shift overflow");
    rejects("_ = int8(200)", "constant 200 overflows int8");
    accepts("const ( k = iota; l; _; n ); var _ [n - l]int = [2]int{}");
}

#[test]
fn types_must_be_finite() {
    assert_eq!(
        complaints("package main\ntype T struct{ t T }\nfunc main() {}"),
        ["2:6: invalid recursive type: T refers to itself"]
    );
    assert_eq!(
        complaints("package main\ntype A struct{ b B }\ntype B [2]A\nfunc main() {}"),
        ["2:6: invalid recursive type A\n\t2:6: A refers to B\n\t3:6: B refers to A"]
    );
    assert_eq!(
        complaints("package main\ntype T struct{ p *T; s []T; m map[string]T; f func(T) T }\nfunc main() {}"),
        [""; 0]
    );
    assert_eq!(
        complaints("package main\nvar a = b\nvar b = f()\nfunc f() int { return a }\nfunc main() {}"),
        ["2:5: initialization cycle for a\n\t2:5: a refers to b\n\t3:5: b refers to f\n\t4:6: f refers to a"]
    );
}

#[test]
fn generic_code_is_inferred_and_verified() {
    let generic = "package main\n\
        type Number interface{ ~int | ~float64 }\n\
        type List[T any] struct { next *List[T]; value T }\n\
        func (l *List[T]) Push(v T) *List[T] { return &List[T]{l, v} }\n\
        func Map[T, U any](s []T, f func(T) U) []U { var r []U; for _, x := range s { r = append(r, f(x)) }; return r }\n\
        func Sum[S ~[]N, N Number](s S) (t N) { for _, x := range s { t += x }; return }\n\
        type Ints []int\n\
        func id[T any](x T) T { return x }\n";
    let program = |body: &str| complaints(&format!("{generic}func main() {{ {body} }}"));
    assert_eq!(program("var l *List[string]; l = l.Push(\"a\"); _ = Sum(Ints{1}); _ = Sum([]float64{1})"), [""; 0]);
    assert_eq!(program("var r []string = Map([]int{1}, func(i int) string { return \"\" }); _ = r"), [""; 0]);
    assert_eq!(program("var f func(int) int = id; _ = Map([]int{1}, id); _ = f"), [""; 0]);
    let wrong = program("_ = Sum([]string{})");
    assert!(wrong[0].contains("string does not satisfy Number (string missing in ~int | ~float64)"), "{wrong:?}");
    assert!(program("id()")[0].contains("not enough arguments in call to id"));
    assert!(program("var _ List")[0].contains("cannot use generic type List[T any] without instantiation"));
}

#[test]
fn hostile_nesting_is_an_error() {
    let deep = format!("package main\nvar x = {}1{}\nfunc main() {{}}", "f(".repeat(450), ")".repeat(450));
    assert!(!complaints(&deep).is_empty());
    let chain = format!("package main\nvar a int\nvar x = a{}\nfunc main() {{}}", " + a".repeat(5000));
    assert_eq!(complaints(&chain), [""; 0]);
    let types: String = (0..2000).map(|i| format!("type T{i} struct {{ f T{} }}\n", i + 1)).collect();
    assert!(complaints(&format!("package main\n{types}type T2000 int\nfunc main() {{}}")).len() <= 1);
}
