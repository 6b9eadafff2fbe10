import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useManner } from '../view/use-manner.ts'

interface Props {
  readonly refText: string
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}

/** Leads to what stands behind a figure or a finding. */
export function RefLink({ refText, label, className = '', children }: Props) {
  const manner = useManner()
  return (
    <Link
      to="/answers/$name"
      params={{ name: 'explain' }}
      search={{ ref: refText, ...manner }}
      className={`link whitespace-nowrap ${className}`}
      aria-label={label}
      data-ref={refText}
    >
      {children}
    </Link>
  )
}
