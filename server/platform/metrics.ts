import { Histogram, Registry } from 'prom-client'

/** Counts and times for the operator's monitoring; labels are route patterns and states, never a person (I-26). */
export interface Metrics {
  registry: Registry
  requests: Histogram<'method' | 'route' | 'status'>
}

export function metricsOf(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    requests: new Histogram({
      name: 'sarhad_request_seconds',
      help: 'Time from request to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
  }
}
