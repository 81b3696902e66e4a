package assets

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
)

// The licences of the program and of the modules that are built in, as
// cmd/licences gathers them.
//
//go:embed licences/modules.txt
var modules string

// Licence is the licence of one thing that is shipped.
type Licence struct{ Name, Text string }

// Licences returns the licences of all that is shipped, our own first.
func Licences() ([]Licence, error) {
	all := sections(modules)
	_, chart, err := ChartScript()
	if errors.Is(err, ErrNoChartScript) {
		return all, nil
	}
	if err != nil {
		return all, fmt.Errorf("read the licences of the chart script: %w", err)
	}
	return append(all, sections(chart)...), nil
}

// sections parts a text at its headings, which begin with "== ".
func sections(text string) (out []Licence) {
	for part := range strings.SplitSeq("\n"+text, "\n== ") {
		name, terms, ok := strings.Cut(part, "\n")
		if ok && strings.TrimSpace(terms) != "" {
			out = append(out, Licence{name, strings.TrimSpace(terms)})
		}
	}
	return out
}
