// Command evaluate tries the verdict on animals whose true chances are known:
// on simulated ones of many kinds, drawn anew from a seed, and on the practice
// journals where they are there. It prints what docs/verdict-measured.md quotes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"calmster/model"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	dir := flags.String("practice", "../shared/practice", "folder with practice journals; skipped where it is not there")
	seed := flags.Uint64("seed", 1, "seed of the simulated animals")
	each := flags.Int("each", 60, "simulated animals of each kind")
	sessions := flags.Int("sessions", 40, "sessions of each animal")
	observers := flags.Int("observer", 0, "animals of each kind that an observer weighs, to say what is possible: 40000 for instance, which takes a quarter of an hour")
	plots := flags.String("plots", "", "folder for the plots of calibration and of the thresholds")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var sets []set
	switch trials, err := practice(*dir); {
	case errors.Is(err, fs.ErrNotExist):
		fmt.Fprintf(out, "No practice journals in %s.\n\n", *dir)
	case err != nil:
		return err
	default:
		sets = append(sets, set{"Practice journals", measure(trials, model.DefaultRules()), practiceIdeal})
	}
	trials := draw(*seed, *each, *sessions)
	sets = append(sets, set{fmt.Sprintf("Simulated animals, seed %d", *seed), measure(trials, model.DefaultRules()), 0})
	for _, s := range sets {
		fmt.Fprintf(out, "%s\n\n", strings.ToUpper(s.name))
		if err := report(out, s); err != nil {
			return err
		}
	}
	if err := reportPauses(out, pauseCurve(*seed, pauseAnimals, model.DefaultRules())); err != nil {
		return err
	}
	if *plots != "" {
		if err := writePlots(*plots, sets); err != nil {
			return err
		}
	}
	if *observers == 0 {
		return nil
	}
	by := observe(trials, newObserver(*seed+1000, *observers, *sessions))
	return reportPossible(out, possible(trials, losses(trials, by, model.DefaultRules())))
}

// pauseAnimals is how many animals pause is tried on.
const pauseAnimals = 800

func writePlots(dir string, sets []set) error {
	for name, plot := range map[string]string{"calibration.svg": calibrationPlot(sets), "thresholds.svg": thresholdsPlot(sets)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(plot), 0o644); err != nil {
			return fmt.Errorf("write a plot: %w", err)
		}
	}
	return nil
}

// reportPossible prints how much of what an observer has the program has.
func reportPossible(out io.Writer, shares map[string][2]shared) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "Of what is possible\tnot knowing the kind\t9 in 10\tknowing it\t9 in 10\t\n")
	for _, k := range append(slices.Sorted(maps.Keys(shares))[1:], "") {
		a, b := shares[k][0], shares[k][1]
		fmt.Fprintf(w, "%s\t%.2f\t%.2f-%.2f\t%.2f\t%.2f-%.2f\t\n", nameOf(k), a.share, a.low, a.high, b.share, b.low, b.high)
	}
	return w.Flush()
}

// reportPauses prints how many animals are spared, by what they are capable of.
func reportPauses(out io.Writer, curve []sparing) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "Paused within %d\tcalm for less than half of the goal\tfor more\t\n", pauseWithin)
	from := 0.0
	for _, c := range curve {
		fmt.Fprintf(w, "true chance at best %.0f-%.0f %%\t%d of %d\t%d of %d\t\n",
			100*from, 100*c.to, c.pausedWithin[0], c.animals[0], c.pausedWithin[1], c.animals[1])
		from = c.to
	}
	fmt.Fprintln(w)
	return w.Flush()
}

// practiceIdeal is the Brier score, on the practice journals, of an observer
// who knows how their animals were drawn.
const practiceIdeal = 0.156

// How that observer's verdict fares at a forecast of 0.8.
const idealWrong, idealEarly, idealDelay = 3, 20, 2.7

// report prints all that is measured of a set of animals.
func report(out io.Writer, s set) error {
	r := s.results
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	line := func(format string, args ...any) { fmt.Fprintf(w, format+"\t\n", args...) }

	line("Forecast (Brier score)\tanimals\tpass rate\tours\ttrue chance\tof what a mind-reader has")
	for _, k := range append(r.kinds(), "") {
		app, pass, truth := r.brier[k].means()
		line("%s\t%d\t%.3f\t%.3f\t%.3f\t%.2f", nameOf(k), r.animals[k], pass, app, truth, r.brier[k].skill(truth))
	}
	if s.ideal > 0 {
		line("skill (ideal observer %.3f)\t\t\t%.3f\t\t", s.ideal, r.brier[""].skill(s.ideal))
	}
	line("")
	line("Calibration\tforecasts\tsaid\tcame true")
	for i, t := range r.tenths {
		n := float64(max(1, t.n))
		line("%d-%d %%\t%d\t%.1f %%\t%.1f %%", 10*i, 10*i+10, t.n, 100*t.said/n, 100*t.became/n)
	}
	line("true chance within the likely range\t\t\t%.1f %%", 100*float64(r.inRange)/float64(max(1, r.brier[""].n)))
	line("")
	line("First ready\tof all\twrong\tearly\tmean delay")
	verdictLine := func(name string, v verdicts) {
		line("%s\t%.0f %%\t%.1f %%\t%.1f %%\t%.2f", name, v.share(v.ready), v.share(v.wrong), v.share(v.early), v.meanDelay())
	}
	verdictLine("ours", *r.ours[""])
	for _, o := range r.others {
		verdictLine(o.name, o.verdicts)
	}
	line("")
	line("Ours, other thresholds\tof all\twrong\tearly\tmean delay")
	for _, f := range r.frontier {
		verdictLine(f.name, f.verdicts)
	}
	line("")
	line("Ours, by kind\tof all\twrong\tearly\tmean delay\tpause within %d\tpause ever", pauseWithin)
	for _, k := range r.kinds() {
		v, n := r.ours[k], float64(r.animals[k])
		line("%s\t%.0f %%\t%.1f %%\t%.1f %%\t%.2f\t%.1f %%\t%.1f %%", k, v.share(v.ready), v.share(v.wrong), v.share(v.early),
			v.meanDelay(), 100*float64(r.paused[k])/n, 100*float64(r.ever[k])/n)
	}
	line("")
	most, share := earlySign(r.trials, earlyEvery)
	line("A sign right at the start, against a later one: chance higher by at most\t%.2f", most)
	line("… by 0.01 or more in\t%.0f %% of logs", 100*share)
	line("")
	return w.Flush()
}

// earlyEvery is which animals the early sign is tried on: each so many-th.
const earlyEvery = 6

func nameOf(kind string) string {
	if kind == "" {
		return "all"
	}
	return kind
}
