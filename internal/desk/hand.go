//go:build linux

package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"

	"calmster/ui/inspect"
)

// look asks the program what its window shows.
func (d *Desk) look() ([]inspect.Item, error) {
	a, err := d.ask(inspect.Request{})
	return a.Items, err
}

func (d *Desk) ask(r inspect.Request) (a inspect.Answer, err error) {
	if d.program == nil || d.program.Ended() {
		return a, errGone
	}
	line, err := net.DialTimeout("unix", d.socket(), Patience)
	if err != nil {
		return a, err
	}
	defer line.Close()
	if err := line.SetDeadline(time.Now().Add(Patience)); err != nil {
		return a, err
	}
	if err := json.NewEncoder(line).Encode(r); err != nil {
		return a, fmt.Errorf("ask the program: %w", err)
	}
	if err := json.NewDecoder(line).Decode(&a); err != nil {
		return a, fmt.Errorf("look at the window: %w", err)
	}
	return a, nil
}

// demand is ask for what must not fail.
func (d *Desk) demand(r inspect.Request) inspect.Answer {
	a, err := d.ask(r)
	if err != nil {
		d.fail(err.Error())
	}
	return a
}

// Pass lets time pass for the program: both of its clocks run on by that much.
func (d *Desk) Pass(t time.Duration) { d.demand(inspect.Request{Pass: t}) }

// Freeze has the program do nothing for a while, as a computer that hangs does.
func (d *Desk) Freeze(t time.Duration) { d.demand(inspect.Request{Freeze: t}) }

// SetClock sets the program's wall clock forward, or back where by is negative.
func (d *Desk) SetClock(by time.Duration) { d.demand(inspect.Request{SetClock: by}) }

// Keys are the keys that the program's window learned of since its start, while
// no field had the focus.
func (d *Desk) Keys() []inspect.Key { return d.demand(inspect.Request{Keys: true}).Keys }

// Busy is how long the program's window was busy with one frame, at most, since
// that was asked last. It is known of a program that is built with the flags of
// [Watched], where [Options] ask to watch it.
func (d *Desk) Busy() time.Duration {
	busy := d.demand(inspect.Request{Busy: true}).Busy
	if busy == 0 {
		d.fail("no frame was measured: build the program with the flags of desk.Watched")
	}
	return busy
}

// Opening is how long it took to make the program's window: to connect with the
// display, and to get ready to draw. It is known where Busy is.
func (d *Desk) Opening() time.Duration { return d.demand(inspect.Request{Busy: true}).Opening }

// Items are what the window shows, from back to front.
func (d *Desk) Items() []inspect.Item {
	return d.demand(inspect.Request{}).Items
}

// Find returns the item of that name that a keeper would act on: a thing that
// can be tapped or typed into rather than a text, the front one rather than
// one behind. It does not wait.
func (d *Desk) Find(name string) (inspect.Item, bool) {
	items, err := d.look()
	if err != nil {
		return inspect.Item{}, false
	}
	return pick(items, name)
}

func pick(items []inspect.Item, name string) (inspect.Item, bool) {
	for _, fits := range []func(inspect.Item) bool{
		func(i inspect.Item) bool { return !i.Covered && (i.Tappable || i.Editable) },
		func(i inspect.Item) bool { return !i.Covered },
		func(inspect.Item) bool { return true },
	} {
		for _, i := range slices.Backward(items) {
			if i.Name == name && fits(i) {
				return i, true
			}
		}
	}
	return inspect.Item{}, false
}

// FindKind returns the first item of a kind. It does not wait.
func (d *Desk) FindKind(kind string) (inspect.Item, bool) {
	items, err := d.look()
	if err != nil {
		return inspect.Item{}, false
	}
	i := slices.IndexFunc(items, func(i inspect.Item) bool { return i.Kind == kind })
	if i < 0 {
		return inspect.Item{}, false
	}
	return items[i], true
}

// HasText is whether the window shows a text, alone or as a part of another.
func (d *Desk) HasText(text string) bool {
	items, err := d.look()
	return err == nil && slices.ContainsFunc(items, func(i inspect.Item) bool {
		return strings.Contains(i.Name, text) || strings.Contains(i.Text, text)
	})
}

// WaitText waits until the window shows a text, alone or as a part of another.
func (d *Desk) WaitText(text string) {
	d.Until(fmt.Sprintf("the text %q", text), func() bool { return d.HasText(text) })
}

// WaitGone waits until the window no longer shows a text.
func (d *Desk) WaitGone(text string) {
	d.Until(fmt.Sprintf("the text %q to go", text), func() bool {
		items, err := d.look()
		return err == nil && !slices.ContainsFunc(items, func(i inspect.Item) bool {
			return strings.Contains(i.Name, text) || strings.Contains(i.Text, text)
		})
	})
}

// WaitItem waits until an item of that name can be acted on, and returns it.
func (d *Desk) WaitItem(name string) inspect.Item {
	var found inspect.Item
	d.Until(fmt.Sprintf("%q to be there, free and enabled", name), func() bool {
		i, ok := d.Find(name)
		found = i
		return ok && !i.Covered && !i.Disabled
	})
	return found
}

// Click waits until the thing of that name can be acted on and clicks on its
// middle.
func (d *Desk) Click(name string) {
	i := d.WaitItem(name)
	d.ClickAt(i.X+i.W/2, i.Y+i.H/2)
}

// ClickAt clicks on a pixel of the window.
func (d *Desk) ClickAt(x, y int) {
	d.xdotool("mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "1")
}

// PointAt moves the mouse to a pixel of the window.
func (d *Desk) PointAt(x, y int) {
	d.xdotool("mousemove", strconv.Itoa(x), strconv.Itoa(y))
}

// Wheel turns the mouse wheel down by so many clicks, over a pixel of the window.
func (d *Desk) Wheel(x, y, clicks int) {
	d.xdotool("mousemove", strconv.Itoa(x), strconv.Itoa(y), "click", "--repeat", strconv.Itoa(clicks), "--delay", "30", "5")
}

// Press presses keys one after the other, each in xdotool's writing: "1", "t",
// "ctrl+z", "Return".
func (d *Desk) Press(keys ...string) {
	d.xdotool(append([]string{"key", "--delay", "30"}, keys...)...)
}

// Keyboard gives the keyboard a layout by X's name for it, "ru" say. Keys are then
// pressed by their place with numbers: "24" is where Q is in English.
func (d *Desk) Keyboard(layout string) {
	if said, err := d.command("setxkbmap", layout).CombinedOutput(); err != nil {
		d.fail(fmt.Sprintf("setxkbmap %s: %v\n%s", layout, err, said))
	}
}

// PressMeanwhile presses keys as [Desk.Press] does while the caller goes on,
// and ends with done. Nothing is wrong if the window goes away meanwhile.
func (d *Desk) PressMeanwhile(keys ...string) (done func()) {
	c := d.command("xdotool", append([]string{"key", "--delay", "30"}, keys...)...)
	if err := c.Start(); err != nil {
		d.fail(fmt.Sprintf("xdotool: %v", err))
	}
	return func() { _ = c.Wait() } // there may be nobody left to press for
}

// Hold presses keys without letting go; Release lets go. Keys are held together
// as fingers do that overlap.
func (d *Desk) Hold(keys ...string) {
	d.xdotool(append([]string{"keydown", "--delay", "0"}, keys...)...)
}

// Release lets go of keys.
func (d *Desk) Release(keys ...string) {
	d.xdotool(append([]string{"keyup", "--delay", "0"}, keys...)...)
}

// PressSteadily presses keys, one each so often, and returns when each was
// sent. A beat that this machine missed is made up for, but not within some
// milliseconds: no finger does that, and of two presses of one key in the same
// millisecond the window's library takes the second for an echo.
func (d *Desk) PressSteadily(every time.Duration, keys ...string) (sent []time.Time) {
	c := d.command("xdotool", "-") // carries out each line as it comes
	line, err := c.StdinPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		d.fail(fmt.Sprintf("xdotool: %v", err))
	}
	begun := time.Now()
	for i, key := range keys {
		time.Sleep(time.Until(begun.Add(time.Duration(i) * every)))
		sent = append(sent, time.Now())
		if _, err := fmt.Fprintln(line, "key --delay 10", key); err != nil {
			d.fail(fmt.Sprintf("xdotool: %v", err))
		}
	}
	if err := errors.Join(line.Close(), c.Wait()); err != nil {
		d.fail(fmt.Sprintf("xdotool: %v", err))
	}
	return sent
}

// Type types a text where the focus is. It takes plain ASCII only: for other
// letters xdotool changes the keyboard's layout, which Fyne does not follow.
func (d *Desk) Type(text string) {
	d.xdotool("type", "--delay", "15", text)
}

// Fill clicks on the field of that name, replaces what is in it and waits
// until the field holds the text.
func (d *Desk) Fill(name, text string) {
	d.Until(fmt.Sprintf("the field %q to take the focus", name), func() bool {
		i, ok := d.Find(name)
		if ok && !i.Focused { // again, where a form was still on its way or moved
			d.Click(name)
		}
		return ok && i.Focused
	})
	d.Press("ctrl+a", "BackSpace")
	if text != "" {
		d.Type(text)
	}
	d.Until(fmt.Sprintf("the field %q to hold %q", name, text), func() bool {
		i, ok := d.Find(name)
		return ok && i.Text == text
	})
}

func (d *Desk) xdotool(args ...string) {
	if said, err := d.command("xdotool", args...).CombinedOutput(); err != nil {
		d.fail(fmt.Sprintf("xdotool %s: %v\n%s", strings.Join(args, " "), err, said))
	}
}

// describe says an item in one line.
func describe(i inspect.Item) string {
	said := fmt.Sprintf("%s %q at %d,%d (%d by %d)", i.Kind, i.Name, i.X, i.Y, i.W, i.H)
	if i.Text != "" {
		said += fmt.Sprintf(" holds %q", i.Text)
	}
	for _, mark := range []struct {
		name string
		on   bool
	}{{"checked", i.Checked}, {"disabled", i.Disabled}, {"focused", i.Focused}, {"covered", i.Covered}} {
		if mark.on {
			said += ", " + mark.name
		}
	}
	return said
}
