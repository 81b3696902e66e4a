package storage

import (
	"context"

	"calmster/model"
)

// rulesSetting is where the keeper's thresholds of the verdict are kept: in
// the journal, so that window and commands say the same.
const rulesSetting = "verdict_rules"

// Rules returns the thresholds of the verdict as the keeper set them. Where
// they cannot be read, the defaults are returned with the error.
func (j *Journal) Rules(ctx context.Context) (model.Rules, error) {
	text, err := j.Setting(ctx, rulesSetting)
	if err != nil {
		return model.DefaultRules(), err
	}
	return model.ParseRules(text)
}

// SaveRules keeps the thresholds of the verdict; a [*model.FieldError] where
// one is out of its bounds.
func (j *Journal) SaveRules(ctx context.Context, r model.Rules) error {
	if err := r.Validate(); err != nil {
		return err
	}
	return j.SetSetting(ctx, rulesSetting, r.Text())
}
