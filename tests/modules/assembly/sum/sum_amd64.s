//go:build gc && !noasm

#include "textflag.h"

TEXT ·of(SB), NOSPLIT, $0-32
	MOVQ list_base+0(FP), SI
	MOVQ list_len+8(FP), CX
	XORQ AX, AX
next:
	TESTQ CX, CX
	JZ   done
	ADDQ (SI), AX
	ADDQ $8, SI
	DECQ CX
	JMP  next
done:
	MOVQ AX, ret+24(FP)
	RET
