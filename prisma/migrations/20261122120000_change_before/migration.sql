-- A reader who follows a country or a grade must hear of what leaves it, so a change keeps both sides of what it can be filtered by.
ALTER TABLE "change" ADD COLUMN "country_before" TEXT, ADD COLUMN "admin1_before" TEXT, ADD COLUMN "grade_before" "Grade";

-- Acts that had no kind of their own.
ALTER TYPE "ChangeKind" ADD VALUE 'NOTE_APPROVED' AFTER 'NOTE_UPDATED';
ALTER TYPE "ChangeKind" ADD VALUE 'TALLY_APPROVED' AFTER 'TALLY_UPDATED';
ALTER TYPE "ChangeKind" ADD VALUE 'STATEMENT_APPROVED' AFTER 'STATEMENT_UPDATED';

-- The one time that the feed is touched: what was said stays, what it is found by is added.
ALTER TABLE "change" DISABLE TRIGGER "change_is_append_only";
UPDATE "change" SET
  "country_before" = before->>'country',
  "admin1_before" = before->>'admin1',
  "grade_before" = (before->>'grade')::"Grade",
  "party_ids" = ARRAY(
    SELECT unnest("party_ids")
    UNION SELECT (party->>'partyId')::uuid FROM jsonb_array_elements(CASE WHEN jsonb_typeof(before->'parties') = 'array' THEN before->'parties' ELSE '[]' END) party
    UNION SELECT (before->>'partyId')::uuid WHERE before->>'partyId' IS NOT NULL
  )
WHERE before IS NOT NULL;
ALTER TABLE "change" ENABLE TRIGGER "change_is_append_only";
