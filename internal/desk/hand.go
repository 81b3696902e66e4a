//go:build linux

package desk

import (
	"encoding/json"
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
	if d.program == nil || d.program.Ended() {
		return nil, errGone
	}
	line, err := net.DialTimeout("unix", d.socket(), Patience)
	if err != nil {
		return nil, err
	}
	defer line.Close()
	if err := line.SetDeadline(time.Now().Add(Patience)); err != nil {
		return nil, err
	}
	var items []inspect.Item
	if err := json.NewDecoder(line).Decode(&items); err != nil {
		return nil, fmt.Errorf("look at the window: %w", err)
	}
	return items, nil
}

// Items are what the window shows, from back to front.
func (d *Desk) Items() []inspect.Item {
	items, err := d.look()
	if err != nil {
		d.fail(err.Error())
	}
	return items
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

// WaitKind waits until an item of a kind is there, and returns it.
func (d *Desk) WaitKind(kind string) inspect.Item {
	var found inspect.Item
	d.Until("a "+kind, func() (ok bool) {
		found, ok = d.FindKind(kind)
		return ok
	})
	return found
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

// Press presses keys one after the other, each in xdotool's writing: "1", "t",
// "ctrl+z", "Return".
func (d *Desk) Press(keys ...string) {
	d.xdotool(append([]string{"key", "--delay", "30"}, keys...)...)
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

// Type types a text where the focus is. It takes plain ASCII only: for other
// letters xdotool changes the keyboard's layout, which Fyne does not follow.
func (d *Desk) Type(text string) {
	d.xdotool("type", "--delay", "15", text)
}

// Fill clicks on the field of that name, replaces what is in it and waits
// until the field holds the text.
func (d *Desk) Fill(name, text string) {
	d.Click(name)
	d.Until(fmt.Sprintf("the field %q to take the focus", name), func() bool {
		i, ok := d.Find(name)
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
