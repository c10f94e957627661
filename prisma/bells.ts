/** PostgreSQL channels by which processes wake each other. A bell only says that there may be something to read: the tables are the truth. */

/** Rung by the server when somebody asks the ingest for something now. */
export const JOBS_BELL = 'desk_jobs';
/** Rung by the ingest when a page came a stage further, or stopped; carries the page's row id. */
export const PROGRESS_BELL = 'desk_progress';
/** Rung when an item of the review queue changed; carries its id. */
export const QUEUE_BELL = 'desk_queue';
/** Rung when the change feed grew; carries the last sequence number. */
export const CHANGES_BELL = 'desk_changes';

/** Somebody asked for a webhook's delivery, or set an endpoint going. */
export const WEBHOOKS_BELL = 'desk_webhooks';
