-- A share of the incidents is graded twice, the second time blind; the desk's row gets a version and what it lacked.

ALTER TABLE "desk"
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "blind_share" DOUBLE PRECISION NOT NULL DEFAULT 0,
  ADD COLUMN "two_factor_roles" "Role"[] DEFAULT ARRAY[]::"Role"[];
ALTER TABLE "desk" ADD CONSTRAINT "desk_blind_share" CHECK (blind_share BETWEEN 0 AND 1);

CREATE TYPE "BlindState" AS ENUM ('OPEN', 'DISAGREED', 'SETTLED', 'CANCELLED');

CREATE TABLE "blind_grading" (
    "incident_id" UUID NOT NULL,
    "state" "BlindState" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_grader_id" UUID,
    "first_grader_name" TEXT NOT NULL,
    "first_grade" "Grade" NOT NULL,
    "first_reason" TEXT,
    "assigned_to_id" UUID,
    "assigned_until" TIMESTAMPTZ(3),
    "second_grader_id" UUID,
    "second_grader_name" TEXT,
    "second_grade" "Grade",
    "second_reason" TEXT,
    "second_at" TIMESTAMPTZ(3),
    "adjudicator_id" UUID,
    "adjudicator_name" TEXT,
    "final_grade" "Grade",
    "final_reason" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    CONSTRAINT "blind_grading_pkey" PRIMARY KEY ("incident_id"),
    CONSTRAINT "blind_grading_two_people" CHECK (second_grader_id <> first_grader_id),
    CONSTRAINT "blind_grading_settled" CHECK ((state = 'SETTLED') = (final_grade IS NOT NULL))
);
CREATE INDEX "blind_grading_state_created_at_idx" ON "blind_grading"("state", "created_at");
ALTER TABLE "blind_grading" ADD CONSTRAINT "blind_grading_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
