module example.com/m

go 1.24

require (
	example.com/dep v1.2.3
	example.com/cached v0.1.0
)

replace example.com/dep => ./local/dep
