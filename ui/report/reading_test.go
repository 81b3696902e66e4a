package report_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"calmster/model"
	"calmster/ui/report"
)

// A reader looks at a part of the time, switches off what is not of interest,
// turns on the light, and goes from a mark to its session.
func TestAReadersHandlesWork(t *testing.T) {
	r := newReader(t)
	page := written(t, sample())
	r.open(page)
	whole := r.charts()[0]

	press := func(selector string) {
		t.Helper()
		ask[bool](r, `document.querySelector("`+selector+`").click() || true`)
	}
	figure := "figure[data-chart='0'] "
	off := `[...document.querySelectorAll("` + figure + `.still .off")].length`
	press(figure + ".legend button")
	if c := r.charts()[0]; c.Points >= whole.Points || ask[int](r, off) == 0 {
		t.Errorf("%d of %d points are left, %d marks are hidden for paper", c.Points, whole.Points, ask[int](r, off))
	}
	if pressed := ask[string](r, `document.querySelector("`+figure+`.legend button").getAttribute("aria-pressed")`); pressed != "false" {
		t.Errorf("the switch is pressed: %s", pressed)
	}
	press(figure + ".legend button")
	if c := r.charts()[0]; c.Points != whole.Points || ask[int](r, off) != 0 {
		t.Error("what was switched off does not come back")
	}

	ask[bool](r, `echarts.getInstanceByDom(document.querySelector("`+figure+`.live")).dispatchAction({type: "dataZoom", start: 40, end: 60}) || true`)
	low, high := 0.4, 0.6
	for _, at := range r.charts()[0].XTicks {
		axis := parse(t, page).charts[0].Option.XAxis[0]
		if share := (at - axis.Min) / (axis.Max - axis.Min); share < low || share > high {
			t.Errorf("a tick at %.2f of the axis is outside of what is looked at", share)
		}
	}
	if ask[bool](r, `document.querySelector("`+figure+`.whole").hidden`) {
		t.Error("there is no way back to the whole time")
	}
	press(figure + ".whole")
	if c := r.charts()[0]; fmt.Sprint(c.XTicks) != fmt.Sprint(whole.XTicks) || !ask[bool](r, `document.querySelector("`+figure+`.whole").hidden`) {
		t.Errorf("not the whole time again: %v, want %v", c.XTicks, whole.XTicks)
	}

	ground := `getComputedStyle(document.body).backgroundColor`
	light := ask[string](r, ground)
	press("#look")
	if ask[string](r, ground) == light {
		t.Error("the page does not turn dark")
	}
	inks := ask[[]string](r, `[...new Set([...document.querySelectorAll("`+figure+`.live text")].map((e) => e.getAttribute("fill")))]`)
	press("#look")
	if again := ask[[]string](r, `[...new Set([...document.querySelectorAll("`+figure+`.live text")].map((e) => e.getAttribute("fill")))]`); fmt.Sprint(again) == fmt.Sprint(inks) {
		t.Errorf("the charts keep their colours %v", inks)
	}

	place := ask[[]float64](r, `(() => {
		const box = document.querySelector("`+figure+`.live");
		box.scrollIntoView({ block: "center" });
		const c = echarts.getInstanceByDom(box), s = c.getOption().series.find((s) => s.id.startsWith("points:"));
		const [x, y, n] = s.data[2].value, at = c.convertToPixel("grid", [x, y]), b = box.getBoundingClientRect();
		return [b.left + at[0], b.top + at[1], n];
	})()`)
	if err := chromedp.Do(r.ctx, chromedp.MouseClickXY(place[0], place[1]), chromedp.Poll[chromedp.Void](`document.querySelector("tr.found")`)); err != nil {
		t.Fatalf("click a mark: %v", err)
	}
	if got, want := ask[string](r, `document.querySelector("tr.found").id`), fmt.Sprintf("session-%d", parse(t, page).charts[0].Rows[int(place[2])]); got != want {
		t.Errorf("the mark leads to %s, want %s", got, want)
	}
	r.quiet()
}

// On a phone, a laptop and a wide screen no label is cut off or lies on another.
func TestLabelsNeitherCollideNorStickOut(t *testing.T) {
	r := newReader(t)
	for _, given := range []report.Given{sample(), random(source(21), 200, plainText(source(3)))} {
		for _, wide := range []int64{360, 1000, 1600} {
			call(r, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: wide, Height: 900, DeviceScaleFactor: 1})
			r.open(written(t, given))
			for _, bad := range ask[[]string](r, `[...document.querySelectorAll("figure[data-chart]")].flatMap((f) => {
				const bad = [], edge = f.querySelector(".live").getBoundingClientRect();
				const words = [...f.querySelectorAll(".live text")].filter((e) => e.textContent.trim()).map((e) => [e.textContent, e.getBoundingClientRect()]);
				words.forEach(([text, a], i) => {
					if (a.left < edge.left - 1 || a.right > edge.right + 1 || a.top < edge.top - 1 || a.bottom > edge.bottom + 1) bad.push(f.dataset.chart + ": sticks out: " + text);
					words.slice(0, i).forEach(([other, b]) => {
						if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3) bad.push(f.dataset.chart + ": " + text + " lies on " + other);
					});
				});
				return bad;
			})`) {
				t.Errorf("%d wide: chart %s", wide, bad)
			}
			if room := ask[int](r, `document.documentElement.scrollWidth - innerWidth`); room > 0 {
				t.Errorf("the page is %d wider than %d", room, wide)
			}
		}
	}
}

// On A4 and Letter each chart stands whole on one page, within the margins.
func TestOnPaperNoChartIsClipped(t *testing.T) {
	r := newReader(t)
	g := sample()
	r.open(written(t, g))
	// A page that is too wide would be printed smaller: so it must not be. 182 mm
	// are left of A4, and a little more of Letter.
	call(r, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 182 * 960 / 254, Height: 900, DeviceScaleFactor: 1})
	call(r, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if room := ask[int](r, `document.documentElement.scrollWidth - innerWidth`); room > 0 {
		t.Errorf("the page is %d too wide for A4", room)
	}
	call(r, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})
	for name, paper := range map[string]chromedp.PaperSize{"A4": chromedp.PaperA4, "Letter": chromedp.PaperLetter} {
		t.Run(name, func(t *testing.T) {
			pdf, err := chromedp.Run(r.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(paper), chromedp.PDFPreferCSSPageSize()))
			if err != nil {
				t.Fatalf("print: %v", err)
			}
			file := filepath.Join(t.TempDir(), "report.pdf")
			if err := os.WriteFile(file, pdf, 0o600); err != nil {
				t.Fatal(err)
			}
			var pages []string
			for page := range strings.SplitSeq(strings.TrimSuffix(poppler(t, "pdftotext", "-layout", file, "-"), "\f"), "\f") {
				pages = append(pages, strings.Join(strings.Fields(page), " "))
			}
			for _, c := range expected(g) {
				on := -1
				for i, page := range pages {
					if strings.Contains(page, c.Title) {
						on = i
					}
				}
				if on < 0 {
					t.Errorf("%s: on no page", c.Title)
					continue
				}
				for _, s := range c.Series {
					if !strings.Contains(pages[on], s.Name) {
						t.Errorf("%s: %q is not on its page", c.Title, s.Name)
					}
				}
				// The lowest thing of a chart is its axis.
				if !slices.ContainsFunc(slices.Concat(c.X.Levels...), func(t model.Tick) bool { return strings.Contains(pages[on], " "+t.Label) }) {
					t.Errorf("%s: its axis is not on its page", c.Title)
				}
			}
			margins(t, file, len(pages))
		})
	}
}

// margins fails where something is printed nearer than 10 mm to an edge, where a
// printer would lose it.
func margins(t *testing.T, file string, pages int) {
	t.Helper()
	const perInch = 50
	edge := perInch * 10 * 10 / 254
	for n := 1; n <= pages; n++ {
		picture := poppler(t, "pdftoppm", "-r", itoa(perInch), "-gray", "-png", "-f", itoa(n), "-l", itoa(n), file)
		img, err := png.Decode(strings.NewReader(picture))
		if err != nil {
			t.Fatalf("page %d: %v", n, err)
		}
		all := img.Bounds()
		inner, ink := all.Inset(edge), 0
		for y := all.Min.Y; y < all.Max.Y; y++ {
			for x := all.Min.X; x < all.Max.X; x++ {
				grey, _, _, _ := img.At(x, y).RGBA()
				if grey > 0xf000 {
					continue
				}
				if ink++; !image.Pt(x, y).In(inner) {
					t.Errorf("page %d: something is printed at the edge, at %d, %d of %v", n, x, y, all.Max)
					return
				}
			}
		}
		if ink == 0 {
			t.Errorf("page %d is blank", n)
		}
	}
}

// poppler runs one of Poppler's programs and returns what it wrote.
func poppler(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is missing; run .ci/setup test", name)
	}
	var wrong bytes.Buffer
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Stderr = &wrong
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", name, err, wrong.String())
	}
	return string(out)
}
