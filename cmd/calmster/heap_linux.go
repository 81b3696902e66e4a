package main

/*
#include <malloc.h>

static void keepHeap(int most) {
#ifdef __GLIBC__
	mallopt(M_TRIM_THRESHOLD, most);
#endif
}
*/
import "C"

// heapKept is how much memory C code may keep to itself between two frames, in
// bytes. Where the computer has no graphics card, the window is drawn by Mesa,
// which takes some megabytes for each frame and frees them again.
const heapKept = 32 << 20

// keepHeap makes C's heap keep what was freed. By default glibc gives a few
// megabytes back to the system each time and takes them again: hundreds of page
// faults for each second of a session.
func keepHeap() { C.keepHeap(heapKept) }
