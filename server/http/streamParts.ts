import type { Admission } from './admission.ts';
import type { Mask } from './maskError.ts';
import type { OpenStreams } from './openStreams.ts';
import type { OperationRequest, PreparedOperation } from './operation.ts';
import type { HttpParts, StreamLimits } from './parts.ts';

/** What WebSockets and event streams share. */
export interface StreamParts<C extends object> extends Pick<HttpParts<C>, 'settings' | 'log' | 'auth' | 'makeContext' | 'shared'> {
  /** @throws RefusedOperation, and what `admit` throws */
  read: (request: OperationRequest, admit?: (document: string) => void) => PreparedOperation;
  admission: Admission;
  mask: Mask;
  streams: OpenStreams;
  limits: StreamLimits;
}
