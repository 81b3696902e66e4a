package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"calmster/model"
	"calmster/storage"
	"calmster/ui/look"
	"calmster/ui/settings"
	"calmster/ui/words"
)

// The settings of this computer as a file: a JSON object with the name and the
// version of the form, and the settings by their names.
const (
	settingsForm    = "calmster-settings"
	settingsVersion = 1
	settingsLongest = 1 << 20 // bytes
)

type settingsFile struct {
	Form     string                     `json:"format"`
	Version  int                        `json:"version"`
	Settings map[string]json.RawMessage `json:"settings"`
}

// knob is one setting that can be handed on.
type knob struct {
	get func() any
	// take returns what sets it to a value, or an error where it cannot have it.
	take func(json.RawMessage) (set func(), err error)
}

// knobs are all settings that can be handed on, by their names in the file.
// What a start finds out by itself, such as the window's size, is not among them.
func (p preferences) knobs() map[string]knob {
	zooms := make([]float32, 0, len(settings.Zooms()))
	for _, percent := range settings.Zooms() {
		zooms = append(zooms, float32(percent)/100)
	}
	return map[string]knob{
		"theme":         oneOf(p.Mode, p.SetMode, look.ModeSystem, look.ModeLight, look.ModeDark),
		"language":      oneOf(p.Language, p.SetLanguage, append(words.Languages(), "")...),
		"text_size":     oneOf(p.Scale, p.SetScale, settings.TextSizes()...),
		"size":          oneOf(p.Zoom, p.SetZoom, zooms...),
		"unit":          p.custom(func(c *words.Picked) *string { return (*string)(&c.Unit) }, string(model.Celsius), string(model.Fahrenheit)),
		"clock":         p.custom(func(c *words.Picked) *string { return &c.Clock }, words.Clocks()...),
		"first_weekday": p.custom(func(c *words.Picked) *string { return &c.Week }, words.Weeks()...),
		"notifications": oneOf(p.Notices, p.SetNotices, true, false),
		"sounds":        oneOf(p.Sounds, p.SetSounds, true, false),
		"reminders":     oneOf(p.Reminders, p.SetReminders, true, false),
		"daily_backup":  oneOf(p.Daily, p.SetDaily, true, false),
		"tray":          oneOf(p.Tray, p.SetTray, true, false),
	}
}

// custom is the knob of one of the customs; "" is as the system has it.
func (p preferences) custom(of func(*words.Picked) *string, positions ...string) knob {
	get := func() string {
		c := p.Customs()
		return *of(&c)
	}
	set := func(v string) {
		c := p.Customs()
		*of(&c) = v
		p.SetCustoms(c)
	}
	return oneOf(get, set, append(positions, "")...)
}

// oneOf is a knob with some positions.
func oneOf[T comparable](get func() T, set func(T), positions ...T) knob {
	return knob{
		get: func() any { return get() },
		take: func(raw json.RawMessage) (func(), error) {
			var v *T // null is no value
			if err := json.Unmarshal(raw, &v); err != nil {
				return nil, err
			}
			if v == nil || !slices.Contains(positions, *v) {
				return nil, errors.New("not one of the values that it can have")
			}
			return func() { set(*v) }, nil
		},
	}
}

// export writes the settings.
func (p preferences) export(w io.Writer) error {
	f := settingsFile{Form: settingsForm, Version: settingsVersion, Settings: map[string]json.RawMessage{}}
	for name, k := range p.knobs() {
		raw, err := json.Marshal(k.get())
		if err != nil {
			return fmt.Errorf("write the setting %s: %w", name, err)
		}
		f.Settings[name] = raw
	}
	text, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return fmt.Errorf("write the settings: %w", err)
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

// settingsError says what is wrong with a file of settings.
type settingsError struct {
	key  string
	args model.Args
	err  error
}

func (e *settingsError) Error() string {
	if e.err == nil {
		return e.key
	}
	return e.key + ": " + e.err.Error()
}
func (e *settingsError) Unwrap() error                          { return e.err }
func (e *settingsError) Explain() (key string, args model.Args) { return e.key, e.args }

// importFile takes the settings of a file: all of those that are known, or,
// where one of them is wrong, none. It returns the names that are not known.
func (p preferences) importFile(path string) (unknown []string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	text, err := io.ReadAll(io.LimitReader(f, settingsLongest))
	if err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	unknown, err = p.take(text)
	var wrong *settingsError
	if errors.As(err, &wrong) && wrong.key == foreignSettings {
		if kind, cause := storage.KindOf(path); cause == nil && kind != "" && kind != storage.KindSettings {
			return nil, &storage.KindError{Kind: kind, Err: err}
		}
	}
	return unknown, err
}

// foreignSettings is the key of what is said of a file that holds no settings.
const foreignSettings = "problem.settings.foreign"

func (p preferences) take(text []byte) (unknown []string, err error) {
	var file settingsFile
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&file); err != nil || file.Form != settingsForm {
		return nil, &settingsError{foreignSettings, nil, err}
	}
	if file.Version != settingsVersion {
		return nil, &settingsError{"problem.settings.version", nil, nil}
	}
	known := p.knobs()
	var sets []func()
	for _, name := range slices.Sorted(maps.Keys(file.Settings)) {
		k, ok := known[name]
		if !ok {
			unknown = append(unknown, name)
			continue
		}
		set, err := k.take(file.Settings[name])
		if err != nil {
			return nil, &settingsError{"problem.settings.value", model.Args{"Name": name}, err}
		}
		sets = append(sets, set)
	}
	for _, set := range sets {
		set()
	}
	return unknown, nil
}
