-- A part of an incident (a party, a claim, a victim, a code) is written at each correction. Which lists its incident belongs to was planned anew
-- each time, for longer than it took to find them: a few incidents are found by one plan, whichever they are (more than 50 aren't looked up).
ALTER FUNCTION answers.touch_incidents(uuid[]) SET plan_cache_mode = force_generic_plan;
