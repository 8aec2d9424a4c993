package b

var Hidden = func() string { return "hidden" }
