import type { Mask } from './maskError.ts';
import type { OpenStreams } from './openStreams.ts';
import type { OperationRequest, PreparedOperation } from './operation.ts';
import type { HttpParts, StreamLimits } from './parts.ts';

/** What WebSockets and event streams share. */
export interface StreamParts<C extends object> extends Pick<HttpParts<C>, 'settings' | 'log' | 'auth' | 'makeContext' | 'shared'> {
  read: (request: OperationRequest) => PreparedOperation;
  mask: Mask;
  streams: OpenStreams;
  limits: StreamLimits;
}
