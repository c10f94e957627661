-- The records as schema.prisma says them, drafted by prisma/tools/printSchemaSql.ts. What it can't say is in the next migration.
CREATE SEQUENCE "incident_code";
-- CreateSchema

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('READER', 'PARTNER', 'REVIEWER', 'EDITOR', 'ADMIN');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('NEWS_OUTLET', 'WIRE_AGENCY', 'MONITOR', 'OFFICIAL', 'ORGANISATION', 'SOCIAL_MEDIA', 'OTHER');

-- CreateEnum
CREATE TYPE "Reliability" AS ENUM ('A', 'B', 'C', 'D', 'E', 'F');

-- CreateEnum
CREATE TYPE "FeedKind" AS ENUM ('RSS', 'ATOM', 'JSON_FEED', 'SITEMAP', 'LIST_PAGE', 'SINGLE_PAGE');

-- CreateEnum
CREATE TYPE "FeedHealth" AS ENUM ('OK', 'QUIET', 'FAILING', 'QUARANTINED');

-- CreateEnum
CREATE TYPE "ScrapeStage" AS ENUM ('DISCOVERED', 'FETCHED', 'EXTRACTED', 'SUGGESTED', 'SUBMITTED');

-- CreateEnum
CREATE TYPE "ScrapeState" AS ENUM ('WAITING', 'RUNNING', 'RETRYING', 'DONE', 'GIVEN_UP');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('PENDING', 'CLAIMED', 'PROMOTED', 'ATTACHED', 'REJECTED', 'DEFERRED');

-- CreateEnum
CREATE TYPE "RejectReason" AS ENUM ('NOT_CIVILIAN_HARM', 'DUPLICATE', 'NO_ARTICLE', 'OUT_OF_SCOPE', 'UNRELIABLE', 'OTHER');

-- CreateEnum
CREATE TYPE "Grade" AS ENUM ('CONFIRMED', 'FAIR', 'WEAK', 'CONTESTED', 'DISCOUNTED');

-- CreateEnum
CREATE TYPE "StrikeStatus" AS ENUM ('DECLARED', 'LIKELY', 'CONTESTED', 'SINGLE_SOURCE_CLAIM');

-- CreateEnum
CREATE TYPE "PartyVerdict" AS ENUM ('NOT_YET_ASSESSED', 'CREDIBLE', 'NON_CREDIBLE', 'DUPLICATE');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('EXACT', 'AT_LEAST', 'UP_TO', 'ABOUT', 'BETWEEN', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('EXACT_DAY', 'DAYS_2', 'DAYS_3', 'DAYS_4', 'DAYS_5', 'DAYS_6', 'WEEK', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "PlacePrecision" AS ENUM ('EXACT', 'WITHIN_100M', 'NEARBY_LANDMARK', 'STREET', 'NEIGHBOURHOOD', 'VILLAGE', 'TOWN', 'CITY', 'SUBDISTRICT', 'DISTRICT', 'GOVERNORATE', 'COUNTRY');

-- CreateEnum
CREATE TYPE "Cause" AS ENUM ('HEAVY_WEAPONS', 'PLANTED_EXPLOSIVES', 'SMALL_ARMS', 'INCENDIARY', 'CBRN', 'ELECTROMAGNETIC', 'LESS_LETHAL', 'DENIAL_OF_INDISPENSABLE_OBJECTS', 'ACCIDENT', 'OTHER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "RecordState" AS ENUM ('PROPOSED', 'PUBLISHED', 'RETRACTED', 'MERGED');

-- CreateEnum
CREATE TYPE "PartyKind" AS ENUM ('STATE', 'COALITION', 'ARMED_GROUP', 'OTHER');

-- CreateEnum
CREATE TYPE "VictimStatus" AS ENUM ('KILLED', 'INJURED', 'MISSING');

-- CreateEnum
CREATE TYPE "AgeClass" AS ENUM ('CHILD', 'ADULT', 'ELDER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('FEMALE', 'MALE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Sector" AS ENUM ('SHL', 'CCM', 'FSC', 'WSH', 'LOG', 'PRO', 'PRO_CPN', 'PRO_GBV', 'PRO_HLP', 'PRO_MIN', 'EDU', 'NUT', 'HEA', 'ERY', 'TEL', 'ELECTRICITY', 'ACCESS');

-- CreateEnum
CREATE TYPE "PopulationStatus" AS ENUM ('AFF', 'INN', 'TGT', 'REA');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('DENIES', 'ACCEPTS', 'INVESTIGATES', 'CONDEMNS', 'OTHER');

-- CreateEnum
CREATE TYPE "ChangeKind" AS ENUM ('INCIDENT_CREATED', 'INCIDENT_UPDATED', 'INCIDENT_REGRADED', 'INCIDENT_APPROVED', 'INCIDENT_RETRACTED', 'INCIDENT_MERGED', 'INCIDENT_SPLIT', 'INCIDENT_RELOCATED', 'NOTE_CREATED', 'NOTE_UPDATED', 'NOTE_RETRACTED', 'TALLY_CREATED', 'TALLY_UPDATED', 'TALLY_RETRACTED', 'STATEMENT_CREATED', 'STATEMENT_UPDATED', 'STATEMENT_RETRACTED', 'RELEASE_CREATED');

-- CreateEnum
CREATE TYPE "EntityKind" AS ENUM ('INCIDENT', 'HUMANITARIAN_NOTE', 'PUBLISHED_TALLY', 'STATEMENT', 'RELEASE');

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'REVIEWER',
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "four_eyes" BOOLEAN NOT NULL DEFAULT false,
    "coordinate_decimals" INTEGER,
    "lease_minutes" INTEGER NOT NULL DEFAULT 10,

    CONSTRAINT "desk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT,
    "country" TEXT,
    "kind" "SourceKind" NOT NULL DEFAULT 'NEWS_OUTLET',
    "reliability" "Reliability" NOT NULL DEFAULT 'F',
    "homepage" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "recipe" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "kind" "FeedKind" NOT NULL,
    "url" TEXT NOT NULL,
    "selector" TEXT,
    "interval_minutes" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "etag" TEXT,
    "last_modified" TEXT,
    "last_polled_at" TIMESTAMPTZ(3),
    "last_new_at" TIMESTAMPTZ(3),
    "next_poll_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_outcome" TEXT,
    "last_error" TEXT,
    "health" "FeedHealth" NOT NULL DEFAULT 'OK',
    "health_reason" TEXT,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feed_poll" (
    "id" UUID NOT NULL,
    "feed_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "fresh" INTEGER NOT NULL,
    "retry_after" TIMESTAMPTZ(3),

    CONSTRAINT "feed_poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host" (
    "name" TEXT NOT NULL,
    "next_allowed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "busy_until" TIMESTAMPTZ(3),
    "crawl_delay" DOUBLE PRECISION,
    "retry_after" TIMESTAMPTZ(3),

    CONSTRAINT "host_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "robots_file" (
    "url" TEXT NOT NULL,
    "access" TEXT NOT NULL,
    "body" BYTEA,
    "because" TEXT NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "robots_file_pkey" PRIMARY KEY ("url")
);

-- CreateTable
CREATE TABLE "scrape_job" (
    "id" UUID NOT NULL,
    "feed_id" UUID,
    "source_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "url_key" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "announced_at" TEXT,
    "round" INTEGER NOT NULL DEFAULT 1,
    "stage" "ScrapeStage" NOT NULL DEFAULT 'DISCOVERED',
    "state" "ScrapeState" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "last_outcome" TEXT,
    "last_error" TEXT,
    "article_id" UUID,
    "revision_id" UUID,
    "extraction_id" UUID,
    "suggestions" JSONB,
    "title" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scrape_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob" (
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verified_at" TIMESTAMPTZ(3),
    "rotten" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "article" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "url_key" TEXT NOT NULL,
    "title" TEXT,
    "byline" TEXT[],
    "published_at" TEXT,
    "published_on" DATE,
    "modified_at" TEXT,
    "language" TEXT,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_fetched_at" TIMESTAMPTZ(3),
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "fetched_at" TIMESTAMPTZ(3) NOT NULL,
    "final_url" TEXT NOT NULL,
    "redirects" JSONB NOT NULL,
    "http_status" INTEGER NOT NULL,
    "headers" JSONB NOT NULL,
    "content_type" TEXT,
    "content_encoding" TEXT,
    "request_headers" JSONB NOT NULL,
    "remote_address" TEXT,
    "body_sha256" TEXT NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extraction" (
    "id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "extractor" TEXT NOT NULL,
    "title" TEXT,
    "byline" TEXT[],
    "published_at" TEXT,
    "modified_at" TEXT,
    "language" TEXT,
    "site_name" TEXT,
    "canonical_url" TEXT,
    "text" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,
    "quality" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extraction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_item" (
    "id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "extraction_id" UUID NOT NULL,
    "state" "ReviewState" NOT NULL DEFAULT 'PENDING',
    "version" INTEGER NOT NULL DEFAULT 1,
    "priority" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "priority_parts" JSONB NOT NULL DEFAULT '[]',
    "relevance" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "language" TEXT,
    "suggestions" JSONB NOT NULL,
    "suggester" TEXT NOT NULL,
    "family" UUID,
    "cluster" UUID,
    "claimed_by_id" UUID,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "lease_expires_at" TIMESTAMPTZ(3),
    "deferred_until" TIMESTAMPTZ(3),
    "reject_reason" "RejectReason",
    "note" TEXT,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "review_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fingerprint" (
    "article_id" UUID NOT NULL,
    "keys" BIGINT[],
    "features" JSONB NOT NULL,
    "family" UUID NOT NULL,
    "cluster" UUID NOT NULL,

    CONSTRAINT "fingerprint_pkey" PRIMARY KEY ("article_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_role" "Role",
    "deed" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "client_mutation" (
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "deed" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "client_mutation_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "party" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_ar" TEXT,
    "kind" "PartyKind" NOT NULL DEFAULT 'OTHER',
    "aliases" TEXT[],

    CONSTRAINT "party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "location" (
    "id" UUID NOT NULL,
    "gazetteer_id" TEXT,
    "name" TEXT NOT NULL,
    "name_ar" TEXT,
    "names" TEXT[],
    "country" TEXT NOT NULL,
    "admin1" TEXT,
    "admin2" TEXT,
    "pcode" TEXT,
    "lat" DOUBLE PRECISION NOT NULL,
    "lon" DOUBLE PRECISION NOT NULL,
    "radius" INTEGER NOT NULL,
    "precision" "PlacePrecision" NOT NULL,

    CONSTRAINT "location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL DEFAULT ('CD-' || nextval('incident_code'::regclass)),
    "current_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_code" (
    "scheme" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "external_code_pkey" PRIMARY KEY ("scheme","code")
);

-- CreateTable
CREATE TABLE "incident_version" (
    "incident_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "state" "RecordState" NOT NULL,
    "merged_into" UUID,
    "title" TEXT,
    "start_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,
    "date_precision" "DatePrecision" NOT NULL,
    "time_of_day" TEXT,
    "location_id" UUID,
    "place_name" TEXT,
    "country" TEXT,
    "admin1" TEXT,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "radius" INTEGER,
    "place_precision" "PlacePrecision",
    "grade" "Grade" NOT NULL,
    "grade_reason" TEXT,
    "strike_status" "StrikeStatus",
    "cause" "Cause" NOT NULL DEFAULT 'UNKNOWN',
    "killed_min" INTEGER,
    "killed_max" INTEGER,
    "killed_qualifier" "Qualifier" NOT NULL DEFAULT 'UNKNOWN',
    "injured_min" INTEGER,
    "injured_max" INTEGER,
    "injured_qualifier" "Qualifier" NOT NULL DEFAULT 'UNKNOWN',
    "children_killed_min" INTEGER,
    "children_killed_max" INTEGER,
    "women_killed_min" INTEGER,
    "women_killed_max" INTEGER,
    "men_killed_min" INTEGER,
    "men_killed_max" INTEGER,
    "children_injured_min" INTEGER,
    "children_injured_max" INTEGER,
    "women_injured_min" INTEGER,
    "women_injured_max" INTEGER,
    "men_injured_min" INTEGER,
    "men_injured_max" INTEGER,
    "deaths_min" INTEGER,
    "deaths_max" INTEGER,
    "belligerents_killed_min" INTEGER,
    "belligerents_killed_max" INTEGER,
    "belligerents_injured_min" INTEGER,
    "belligerents_injured_max" INTEGER,
    "override_reason" TEXT,
    "graphic" BOOLEAN NOT NULL DEFAULT false,
    "promoted_by_id" UUID,
    "claim_ids" UUID[],

    CONSTRAINT "incident_version_pkey" PRIMARY KEY ("incident_id","version")
);

-- CreateTable
CREATE TABLE "incident_party" (
    "incident_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "party_id" UUID NOT NULL,
    "verdict" "PartyVerdict" NOT NULL DEFAULT 'NOT_YET_ASSESSED',
    "conceded_min" INTEGER,
    "conceded_max" INTEGER,
    "verdict_on" DATE,
    "reference" TEXT,

    CONSTRAINT "incident_party_pkey" PRIMARY KEY ("incident_id","version","party_id")
);

-- CreateTable
CREATE TABLE "claim" (
    "id" UUID NOT NULL,
    "incident_id" UUID,
    "source_id" UUID NOT NULL,
    "article_id" UUID,
    "extraction_id" UUID,
    "quote_start" INTEGER,
    "quote_end" INTEGER,
    "quote" TEXT,
    "speaker" TEXT,
    "alleges_harm" BOOLEAN NOT NULL,
    "killed_min" INTEGER,
    "killed_max" INTEGER,
    "killed_qualifier" "Qualifier" NOT NULL DEFAULT 'UNKNOWN',
    "injured_min" INTEGER,
    "injured_max" INTEGER,
    "injured_qualifier" "Qualifier" NOT NULL DEFAULT 'UNKNOWN',
    "accused_party_id" UUID,
    "family" UUID,
    "credibility" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "victim" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_ar" TEXT,
    "status" "VictimStatus" NOT NULL,
    "age_class" "AgeClass" NOT NULL DEFAULT 'UNKNOWN',
    "sex" "Sex" NOT NULL DEFAULT 'UNKNOWN',
    "embargoed" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "victim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "humanitarian_note" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "state" "RecordState" NOT NULL,
    "sectors" "Sector"[],
    "date" DATE,
    "location_id" UUID,
    "place_name" TEXT,
    "country" TEXT,
    "admin1" TEXT,
    "affected_min" INTEGER,
    "affected_max" INTEGER,
    "affected_qualifier" "Qualifier" NOT NULL DEFAULT 'UNKNOWN',
    "affected_status" "PopulationStatus",
    "speaker" TEXT,
    "organisation" TEXT,
    "expires_on" DATE,
    "incident_ids" UUID[],
    "article_id" UUID,
    "extraction_id" UUID,
    "quote_start" INTEGER,
    "quote_end" INTEGER,
    "quote" TEXT,

    CONSTRAINT "humanitarian_note_pkey" PRIMARY KEY ("id","version")
);

-- CreateTable
CREATE TABLE "published_tally" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "state" "RecordState" NOT NULL,
    "publisher" TEXT NOT NULL,
    "party_id" UUID,
    "start_date" DATE NOT NULL,
    "end_date" DATE NOT NULL,
    "countries" TEXT[],
    "area" TEXT,
    "events" INTEGER,
    "killed_min" INTEGER,
    "killed_max" INTEGER,
    "killed_qualifier" "Qualifier" NOT NULL DEFAULT 'UNKNOWN',
    "injured_min" INTEGER,
    "injured_max" INTEGER,
    "injured_qualifier" "Qualifier" NOT NULL DEFAULT 'UNKNOWN',
    "change_percent" DOUBLE PRECISION,
    "rank" TEXT,
    "published_on" DATE,
    "article_id" UUID,
    "extraction_id" UUID,
    "quote_start" INTEGER,
    "quote_end" INTEGER,
    "quote" TEXT,

    CONSTRAINT "published_tally_pkey" PRIMARY KEY ("id","version")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "state" "RecordState" NOT NULL,
    "speaker" TEXT NOT NULL,
    "organisation" TEXT,
    "party_id" UUID,
    "stance" "Stance" NOT NULL,
    "date" DATE,
    "incident_ids" UUID[],
    "article_id" UUID,
    "extraction_id" UUID,
    "quote_start" INTEGER,
    "quote_end" INTEGER,
    "quote" TEXT,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id","version")
);

-- CreateTable
CREATE TABLE "monthly_rollup" (
    "month" DATE NOT NULL,
    "country" TEXT NOT NULL,
    "admin1" TEXT NOT NULL,
    "party_id" UUID NOT NULL,
    "grade" "Grade" NOT NULL,
    "from_seq" BIGINT NOT NULL,
    "to_seq" BIGINT,
    "events" INTEGER NOT NULL,
    "harm_events" INTEGER NOT NULL,
    "killed_unknown" INTEGER NOT NULL,
    "injured_unknown" INTEGER NOT NULL,
    "killed_min" BIGINT NOT NULL,
    "killed_max" BIGINT NOT NULL,
    "injured_min" BIGINT NOT NULL,
    "injured_max" BIGINT NOT NULL,
    "deaths_min" BIGINT NOT NULL,
    "deaths_max" BIGINT NOT NULL,

    CONSTRAINT "monthly_rollup_pkey" PRIMARY KEY ("month","country","admin1","party_id","grade","from_seq")
);

-- CreateTable
CREATE TABLE "change" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "ChangeKind" NOT NULL,
    "entity_kind" "EntityKind" NOT NULL,
    "entity_id" UUID NOT NULL,
    "entity_version" INTEGER NOT NULL,
    "code" TEXT,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,
    "actor_id" UUID,
    "actor_role" "Role",
    "public_before" BOOLEAN NOT NULL,
    "public_after" BOOLEAN NOT NULL,
    "country" TEXT,
    "admin1" TEXT,
    "grade" "Grade",
    "party_ids" UUID[],

    CONSTRAINT "change_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "release" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "month" DATE,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "summary" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "source_name_key" ON "source"("name");

-- CreateIndex
CREATE INDEX "feed_next_poll_at_idx" ON "feed"("next_poll_at");

-- CreateIndex
CREATE UNIQUE INDEX "feed_source_id_url_key" ON "feed"("source_id", "url");

-- CreateIndex
CREATE INDEX "feed_poll_feed_id_at_idx" ON "feed_poll"("feed_id", "at");

-- CreateIndex
CREATE INDEX "scrape_job_state_next_try_at_idx" ON "scrape_job"("state", "next_try_at");

-- CreateIndex
CREATE INDEX "scrape_job_source_id_idx" ON "scrape_job"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "scrape_job_url_key_key" ON "scrape_job"("url_key");

-- CreateIndex
CREATE UNIQUE INDEX "article_url_key_key" ON "article"("url_key");

-- CreateIndex
CREATE INDEX "article_source_id_idx" ON "article"("source_id");

-- CreateIndex
CREATE INDEX "article_published_on_idx" ON "article"("published_on");

-- CreateIndex
CREATE INDEX "revision_body_sha256_idx" ON "revision"("body_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "revision_article_id_number_key" ON "revision"("article_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "extraction_revision_id_extractor_key" ON "extraction"("revision_id", "extractor");

-- CreateIndex
CREATE UNIQUE INDEX "review_item_article_id_key" ON "review_item"("article_id");

-- CreateIndex
CREATE INDEX "review_item_state_priority_id_idx" ON "review_item"("state", "priority" DESC, "id");

-- CreateIndex
CREATE INDEX "review_item_family_idx" ON "review_item"("family");

-- CreateIndex
CREATE INDEX "review_item_cluster_idx" ON "review_item"("cluster");

-- CreateIndex
CREATE INDEX "fingerprint_keys_idx" ON "fingerprint" USING GIN ("keys");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_at_idx" ON "audit_entry"("subject_type", "subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "party_name_key" ON "party"("name");

-- CreateIndex
CREATE UNIQUE INDEX "location_gazetteer_id_key" ON "location"("gazetteer_id");

-- CreateIndex
CREATE INDEX "location_country_admin1_idx" ON "location"("country", "admin1");

-- CreateIndex
CREATE INDEX "location_name_idx" ON "location"("name");

-- CreateIndex
CREATE UNIQUE INDEX "incident_code_key" ON "incident"("code");

-- CreateIndex
CREATE INDEX "external_code_code_idx" ON "external_code"("code");

-- CreateIndex
CREATE INDEX "external_code_incident_id_idx" ON "external_code"("incident_id");

-- CreateIndex
CREATE INDEX "incident_version_from_seq_idx" ON "incident_version"("from_seq");

-- CreateIndex
CREATE INDEX "incident_version_to_seq_idx" ON "incident_version"("to_seq");

-- CreateIndex
CREATE INDEX "incident_party_party_id_idx" ON "incident_party"("party_id");

-- CreateIndex
CREATE INDEX "claim_incident_id_idx" ON "claim"("incident_id");

-- CreateIndex
CREATE INDEX "claim_article_id_idx" ON "claim"("article_id");

-- CreateIndex
CREATE INDEX "claim_source_id_idx" ON "claim"("source_id");

-- CreateIndex
CREATE INDEX "victim_incident_id_idx" ON "victim"("incident_id");

-- CreateIndex
CREATE INDEX "humanitarian_note_article_id_idx" ON "humanitarian_note"("article_id");

-- CreateIndex
CREATE INDEX "published_tally_article_id_idx" ON "published_tally"("article_id");

-- CreateIndex
CREATE INDEX "statement_article_id_idx" ON "statement"("article_id");

-- CreateIndex
CREATE INDEX "change_entity_id_idx" ON "change"("entity_id");

-- CreateIndex
CREATE INDEX "change_at_idx" ON "change"("at");

-- CreateIndex
CREATE UNIQUE INDEX "release_number_key" ON "release"("number");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed" ADD CONSTRAINT "feed_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feed_poll" ADD CONSTRAINT "feed_poll_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scrape_job" ADD CONSTRAINT "scrape_job_feed_id_fkey" FOREIGN KEY ("feed_id") REFERENCES "feed"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scrape_job" ADD CONSTRAINT "scrape_job_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scrape_job" ADD CONSTRAINT "scrape_job_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article" ADD CONSTRAINT "article_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_body_sha256_fkey" FOREIGN KEY ("body_sha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extraction" ADD CONSTRAINT "extraction_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_item" ADD CONSTRAINT "review_item_extraction_id_fkey" FOREIGN KEY ("extraction_id") REFERENCES "extraction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "external_code" ADD CONSTRAINT "external_code_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_version" ADD CONSTRAINT "incident_version_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_version" ADD CONSTRAINT "incident_version_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_party" ADD CONSTRAINT "incident_party_incident_id_version_fkey" FOREIGN KEY ("incident_id", "version") REFERENCES "incident_version"("incident_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_extraction_id_fkey" FOREIGN KEY ("extraction_id") REFERENCES "extraction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "victim" ADD CONSTRAINT "victim_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
