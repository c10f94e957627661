-- Users by invitation, second factors, and versions of users so that two administrators don't overwrite each other.

ALTER TABLE "user" ADD COLUMN "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "two_factor" (
    "id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "two_factor_secret_idx" ON "two_factor"("secret");
CREATE INDEX "two_factor_user_id_idx" ON "two_factor"("user_id");
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TYPE "TicketKind" AS ENUM ('INVITATION', 'PASSWORD_RESET');

CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "kind" "TicketKind" NOT NULL,
    "hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role",
    "user_id" UUID,
    "issued_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ticket_for_whom" CHECK ((kind = 'INVITATION') = (role IS NOT NULL) AND (kind = 'PASSWORD_RESET') = (user_id IS NOT NULL))
);
CREATE UNIQUE INDEX "ticket_hash_key" ON "ticket"("hash");
CREATE INDEX "ticket_created_at_idx" ON "ticket"("created_at");
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
