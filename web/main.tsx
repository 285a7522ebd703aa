import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { installKeyboard } from './platform/keyboard.ts'
import { startLanguage } from './platform/language.ts'
import { startTheme } from './platform/theme.ts'
import './ui/base.css'

startTheme()
installKeyboard()
await startLanguage()
const place = document.getElementById('root')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
