//! What lowering learns from the checker.

mod support;

use support::checked;
use vo_syntax::{Symbol, ast};
use vo_types::{Checker, ObjKind, PkgId, SelectionKind, Ty, TypeKind, VarData};

/// The facts about a local variable or parameter of this name.
fn variable(checker: &Checker<'_>, name: &str) -> VarData {
    let name = Symbol::intern(name);
    checker
        .objects()
        .filter(|object| object.name == name)
        .find_map(|object| object.as_var().copied())
        .expect("the program declares it")
}

#[test]
fn variables_know_how_they_are_used() {
    let text = "package main\n\
        type T struct{ n int }\n\
        func (t *T) inc() { t.n++ }\n\
        func use(p *int) {}\n\
        func main() {\n\
        \tplain := 1\n\
        \tpointed := 2\n\
        \tcalled := T{}\n\
        \tcaptured := 3\n\
        \tchanged := 4\n\
        \tsliced := [3]int{}\n\
        \tthrough := &T{}\n\
        \tuse(&pointed)\n\
        \tcalled.inc()\n\
        \tthrough.inc()\n\
        \tfunc() { changed = captured + plain0 }()\n\
        \t_ = sliced[:]\n\
        \t_, _ = plain, changed\n\
        }\n\
        var plain0 = 1";
    checked(text, &[], |checker, _, _| {
        assert_eq!(checker.sorted_errors(), []);
        let facts = |name| {
            let v = variable(checker, name);
            (v.address_taken, v.captured, v.reassigned)
        };
        assert_eq!(facts("plain"), (false, false, false));
        assert_eq!(facts("pointed"), (true, false, false));
        assert_eq!(facts("called"), (true, false, false));
        assert_eq!(facts("captured"), (false, true, false));
        assert_eq!(facts("changed"), (false, true, true));
        assert_eq!(facts("sliced"), (true, false, false));
        assert_eq!(facts("through"), (false, false, false));
    });
}

#[test]
fn variables_are_initialised_when_they_are_ready() {
    let text = "package main\n\
        var (\n a = c + b\n b = f()\n c = f()\n d = 3\n e = 1\n)\n\
        func f() int { d++; return d }\n\
        func main() {}";
    checked(text, &[], |checker, pkg, _| {
        let order: Vec<String> =
            checker.init_order(pkg).iter().map(|i| checker.object(i.lhs[0]).name.to_string()).collect();
        assert_eq!(order, ["d", "b", "c", "a", "e"]);
    });
}

#[test]
fn methods_are_found_through_embedding() {
    let text = "package main\n\
        type Inner struct{ x int }\nfunc (Inner) V() {}\nfunc (*Inner) P() {}\n\
        type Outer struct{ n int; *Inner }\n\
        type G[T any] struct{ v T }\nfunc (g *G[T]) Get() T { return g.v }\n\
        var gi G[string]\n\
        func main() {}";
    checked(text, &[], |checker, pkg, _| {
        let outer = checker.type_of_name(pkg, Symbol::intern("Outer")).unwrap();
        let selection = checker.lookup_method(outer, Symbol::intern("P"), pkg).unwrap();
        assert_eq!(
            (&selection.path[..], selection.indirect, selection.kind),
            (&[1][..], true, SelectionKind::MethodVal)
        );
        let names: Vec<String> =
            checker.method_set(outer).iter().map(|s| checker.object(s.method.unwrap()).name.to_string()).collect();
        assert_eq!(names, ["P", "V"]);
        let inner = checker.type_of_name(pkg, Symbol::intern("Inner")).unwrap();
        assert_eq!(checker.method_set(inner).len(), 1);
        let instance = checker.lookup_in_package(pkg, Symbol::intern("gi")).unwrap();
        let instance = checker.object(instance).ty;
        let get = checker.lookup_method(instance, Symbol::intern("Get"), pkg).unwrap();
        assert_eq!(checker.type_string(get.ty, pkg), "func() string");
    });
}

#[test]
fn types_have_the_layout_of_gc() {
    let text = "package main\n\
        type S struct{ a bool; b int64; c bool; d int32; e struct{} }\n\
        type U struct{ s string; x []int; i any; z complex64 }\n\
        func main() {}";
    checked(text, &[], |checker, pkg, _| {
        let s = checker.type_of_name(pkg, Symbol::intern("S")).unwrap();
        assert_eq!((checker.size_of(s), checker.align_of(s)), (32, 8));
        assert_eq!(checker.field_offsets(s), [0, 8, 16, 20, 24]);
        let u = checker.type_of_name(pkg, Symbol::intern("U")).unwrap();
        assert_eq!(checker.field_offsets(u), [0, 16, 40, 56]);
        assert_eq!(checker.size_of(u), 64);
    });
}

#[test]
fn identity_looks_through_embedded_interfaces() {
    let text = "package main\n\
        type R interface{ Read() }\ntype W interface{ Write() }\n\
        var a interface{ R; W }\nvar b interface{ Write(); Read() }\nvar c interface{ R }\n\
        func main() {}";
    checked(text, &[], |checker, pkg, _| {
        let ty = |checker: &mut Checker<'_>, name| {
            let obj = checker.lookup_in_package(pkg, Symbol::intern(name)).unwrap();
            checker.object(obj).ty
        };
        let (a, b, c) = (ty(checker, "a"), ty(checker, "b"), ty(checker, "c"));
        assert!(a != b && checker.identical(a, b) && !checker.identical(a, c));
        assert_eq!(checker.canonical(a), checker.canonical(b));
    });
}

#[test]
fn library_bodies_are_checked_on_demand() {
    let library =
        [("lib", "package lib\nfunc F() int { return g() }\nfunc g() int { return \"wrong\" }\nfunc Native() int")];
    let text = "package main\nimport \"lib\"\nfunc main() { _ = lib.F() + lib.Native() }";
    checked(text, &library, |checker, pkg, _| {
        assert_eq!(checker.sorted_errors(), []);
        let lib = checker.package(pkg).imports[0];
        let f = checker.lookup_in_package(lib, Symbol::intern("F")).unwrap();
        let g = checker.lookup_in_package(lib, Symbol::intern("g")).unwrap();
        let native = checker.lookup_in_package(lib, Symbol::intern("Native")).unwrap();
        let body: &ast::Block = checker.ensure_body(f).expect("F has a body");
        assert_eq!((body.stmts.len(), checker.sorted_errors().len()), (1, 0));
        assert!(checker.ensure_body(native).is_none());
        checker.ensure_body(g);
        assert_eq!(checker.sorted_errors().len(), 1);
    });
}

#[test]
fn untyped_operands_take_their_final_types() {
    let text =
        "package main\nvar s uint\nvar f float64 = 1 + 2*3\nvar i = 1 << s\nvar x interface{} = 'a'\nfunc main() {}";
    checked(text, &[], |checker, pkg, _| {
        let file = checker.package(pkg).files[0];
        let types: Vec<String> = file
            .decls
            .iter()
            .filter_map(|decl| match decl {
                ast::Decl::Var(group) => group.specs[0].values.first(),
                _ => None,
            })
            .map(|value| checker.type_string(checker.info(file.file).ty(value.id), PkgId::UNIVERSE))
            .collect();
        assert_eq!(types, ["float64", "int", "rune"]);
        let kinds = checker.types.kind(Ty::INT);
        assert!(matches!(kinds, TypeKind::Basic(_)));
        assert!(checker.objects().any(|o| matches!(o.kind, ObjKind::Func(_))));
    });
}
