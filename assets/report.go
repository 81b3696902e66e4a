package assets

import (
	"bytes"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// report holds the page of the HTML report, and the chart script where the build
// could place it (.ci/assets).
//
//go:embed report
var report embed.FS

// ReportPage returns the template of the report's page, its style and its script.
func ReportPage() (template, style, script string, err error) {
	var parts [3]string
	for i, name := range []string{"page.tmpl", "page.css", "page.js"} {
		text, err := report.ReadFile("report/" + name)
		if err != nil {
			return "", "", "", fmt.Errorf("read the report's page: %w", err)
		}
		parts[i] = string(text)
	}
	return parts[0], parts[1], parts[2], nil
}

// ListPage returns the template of a plain list of sessions, and the style that
// it shares with the report.
func ListPage() (template, style string, err error) {
	text, err := report.ReadFile("report/list.tmpl")
	if err != nil {
		return "", "", fmt.Errorf("read the page of the list: %w", err)
	}
	_, style, _, err = ReportPage()
	return string(text), style, err
}

// ErrNoChartScript is returned by a program that was built without the script
// that makes the report's charts interactive.
var ErrNoChartScript = errors.New("built without the chart script")

// ChartScript returns the script that draws the report's charts, and the
// licences of what is in it; [ErrNoChartScript] where the build had none.
func ChartScript() (script, licences string, err error) {
	packed, err := report.ReadFile("report/echarts/placed/echarts.min.js.gz")
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", ErrNoChartScript
	}
	if err != nil {
		return "", "", fmt.Errorf("read the chart script: %w", err)
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", "", fmt.Errorf("unpack the chart script: %w", err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return "", "", fmt.Errorf("unpack the chart script: %w", err)
	}
	terms, err := report.ReadFile("report/echarts/placed/licences.txt")
	if err != nil {
		return "", "", fmt.Errorf("read the licences of the chart script: %w", err)
	}
	return string(text), string(terms), nil
}
