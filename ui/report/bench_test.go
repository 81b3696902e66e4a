package report_test

import (
	"bytes"
	"fmt"
	"testing"

	"calmster/ui/report"
)

// A report is built in the background, but nobody likes to wait; its size is
// what is mailed.
func BenchmarkWrite(b *testing.B) {
	for _, n := range []int{90, 500, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			g := random(source(9), n, plainText(source(4)))
			var page bytes.Buffer
			for b.Loop() {
				page.Reset()
				if err := report.Write(&page, g); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(page.Len()), "bytes/report")
		})
	}
}
