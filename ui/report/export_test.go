package report

import "io"

// WriteWithout writes the report as a build without the chart script does.
func WriteWithout(w io.Writer, g Given) error { return g.write(w, "", "") }
