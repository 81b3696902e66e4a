package report_test

import (
	"context"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// reader is a browser without a network that notes down whatever a report does
// beyond being read.
type reader struct {
	ctx context.Context
	t   *testing.T

	mu   sync.Mutex
	seen []string // dialogs, console lines, errors, requests
}

// browserNames are what Chromium is called.
var browserNames = []string{"chromium", "chromium-browser", "google-chrome", "chrome"}

func newReader(t *testing.T) *reader {
	t.Helper()
	if testing.Short() {
		t.Skip("needs a browser; runs without -short")
	}
	browser := ""
	for _, name := range browserNames {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		t.Fatal("Chromium is missing; run .ci/setup test")
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.WindowSize(1000, 1400),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"), chromedp.ProxyServer("127.0.0.1:9"),
	)...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	r := &reader{ctx: ctx, t: t}
	if err := chromedp.Listen(ctx, r.note); err != nil {
		t.Fatalf("open the browser: %v", err)
	}
	call(r, network.Enable, network.EnableParams{})
	go r.answer(chromedp.Events(ctx, page.JavascriptDialogOpening))
	return r
}

// answer closes dialogs, which would hold up the page; note has noted them.
func (r *reader) answer(dialogs iter.Seq2[page.EventJavascriptDialogOpening, error]) {
	for _, err := range dialogs {
		if err != nil {
			return // the browser is closed
		}
		if _, err := chromedp.Call(r.ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true}); err != nil {
			r.add("dialog not closed: " + err.Error())
		}
	}
}

func (r *reader) note(event any) {
	switch e := event.(type) {
	case *page.EventJavascriptDialogOpening:
		r.add("dialog: " + e.Message)
	case *runtime.EventConsoleAPICalled:
		r.add("console: " + string(e.Type))
	case *runtime.EventExceptionThrown:
		r.add("error: " + e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		r.add("log: " + e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if e.Type != network.ResourceTypeDocument || !strings.HasPrefix(e.Request.URL, "file:") {
			r.add("request: " + e.Request.URL)
		}
	}
}

func (r *reader) add(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen = append(r.seen, what)
}

// call sends the browser a command.
func call[P, R any](r *reader, command cdp.Command[P, R], params P) {
	r.t.Helper()
	if _, err := chromedp.Call(r.ctx, command, params); err != nil {
		r.t.Fatalf("tell the browser: %v", err)
	}
}

// ask runs a script of the test in the page and returns what it says.
func ask[T any](r *reader, script string) T {
	r.t.Helper()
	answer, err := chromedp.Run(r.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		r.t.Fatalf("ask the page: %v", err)
	}
	return answer
}

// open opens a report with all that can be unfolded unfolded.
func (r *reader) open(report []byte) {
	r.t.Helper()
	file := filepath.Join(r.t.TempDir(), "report.html")
	if err := os.WriteFile(file, report, 0o600); err != nil {
		r.t.Fatal(err)
	}
	if err := chromedp.Do(r.ctx,
		chromedp.Navigate("file://"+file),
		chromedp.Evaluate[chromedp.Void](`document.querySelectorAll("details").forEach((d) => { d.open = true })`),
		chromedp.Poll[chromedp.Void](`[...document.querySelectorAll(".live")].every((b) => !b.hidden && echarts.getInstanceByDom(b))`),
	); err != nil {
		r.t.Fatalf("open the report: %v; it did %.2000q", err, r.seen)
	}
}

// quiet fails if the report did anything but be read.
func (r *reader) quiet() {
	r.t.Helper()
	elements := ask[[]string](r, `[...document.querySelectorAll("*")].filter((e) =>
		["IMG", "IFRAME", "OBJECT", "EMBED", "LINK", "BASE", "FORM", "A", "AUDIO", "VIDEO"].includes(e.tagName.toUpperCase()) ||
		[...e.attributes].some((a) => /^on|^style$/i.test(a.name) && !e.closest(".live") || /^(src|href|action|xlink:href)$/i.test(a.name) && !a.value.startsWith("#"))
	).map((e) => e.outerHTML.slice(0, 200))`)
	for _, e := range elements {
		r.t.Errorf("on the page: %s", e)
	}
	if ask[bool](r, `Boolean(window.hacked || document.hacked)`) {
		r.t.Error("a text ran as code")
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, s := range r.seen {
		r.t.Errorf("the report did something: %s", s)
	}
}

// drawnChart is what a chart on the page says of itself.
type drawnChart struct {
	Number, Points, Wide, High int
	Areas, Boxes, Lines        int // as drawn
	XTicks, YTicks             []float64
	Words                      []string
	Places                     [][2]float64 // of the points
	Scale                      [4]float64   // places of the axes' ends: left, right, bottom, top
}

func (r *reader) charts() []drawnChart {
	r.t.Helper()
	return ask[[]drawnChart](r, `[...document.querySelectorAll("figure[data-chart]")].map((f) => {
		const box = f.querySelector(".live"), c = echarts.getInstanceByDom(box), o = c.getOption();
		const points = o.series.filter((s) => s.id.startsWith("points:")).flatMap((s) => s.data.map((d) => d.value)).sort((a, b) => a[2] - b[2]);
		const shapes = c.getZr().storage.getDisplayList(true), drawn = (type) => shapes.filter((e) => e.type === type).length;
		const at = (v) => c.convertToPixel("grid", v);
		const x = o.xAxis[0], y = o.yAxis[0], low = at([x.min, y.min]), high = at([x.max, y.max]);
		return {
			Number: Number(f.dataset.chart), Points: points.length, Wide: box.clientWidth, High: box.clientHeight,
			Areas: drawn("polygon"), Boxes: drawn("rect"), Lines: drawn("ec-polyline"),
			XTicks: x.axisLabel.customValues, YTicks: y.axisLabel.customValues,
			Words: [...box.querySelectorAll("text")].map((e) => e.textContent),
			Places: points.map((p) => at([p[0], p[1]])), Scale: [low[0], high[0], low[1], high[1]],
		};
	})`)
}

// tip returns what is shown over a point.
func (r *reader) tip(chart, point int) []string {
	r.t.Helper()
	return ask[[]string](r, `((chart, point) => {
		const c = echarts.getInstanceByDom(document.querySelector("figure[data-chart='" + chart + "'] .live"));
		const series = c.getOption().series;
		for (let s = 0; s < series.length; s++) {
			if (!series[s].id.startsWith("points:")) continue;
			const i = series[s].data.findIndex((d) => d.value[2] === point);
			if (i < 0) continue;
			c.dispatchAction({ type: "showTip", seriesIndex: s, dataIndex: i });
			return [...c.getDom().querySelectorAll(".tip > *")].map((e) => e.textContent);
		}
		return [];
	})(`+itoa(chart)+`,`+itoa(point)+`)`)
}
