// How errors show long pointers.
package main

import (
	"encoding/json/jsontext"
	"fmt"
	"strings"
)

func main() {
	r := strings.Repeat
	for _, p := range []string{"/" + r("é", 60), "/a" + r("é", 60), "/" + r("é", 60) + "z", "/a" + r("é", 60) + "z", "/" + r("x", 60) + "/" + r("y", 60), "/" + r("x", 60) + "/mid/" + r("y", 60), "/" + r("x", 30) + "/" + r("y", 60) + "/mid/" + r("z", 20), "/" + r("x", 30) + "/" + r("y", 60) + r("z", 20), "/" + r("x", 48) + "/" + r("y", 60), "/" + r("x", 49) + "/" + r("y", 60), "/" + r("x", 50) + "/" + r("y", 49), "/" + r("x", 50) + "/" + r("y", 50), "/" + r("x", 80) + "/" + r("y", 30), "/" + r("x", 80) + "/" + r("y", 20) + "/" + r("z", 10), "/" + r("\xff", 120), "/" + r("世", 60), "/1" + r("世", 60), "/12" + r("世", 60), r("x", 150), r("/", 150), "/" + r("x", 50) + "/z/" + r("y", 49)} {
		fmt.Println(&jsontext.SyntacticError{JSONPointer: jsontext.Pointer(p)})
	}
}
