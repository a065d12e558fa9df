"use client";
import { EcommerceProvider, Footer, Header } from "hey-pharmacist-ecommerce";

const config = {
  storeId: "briarmill",
  storeName: "Briarmill Pharmacy",
  logo: "/logo.svg",
  colors: { primary: "#EF821F", primaryDark: "#C2620F", secondary: "#2B4B7C", accent: "#10B981", accentDark: "#0B815A", textMuted: "#6B7280" },
  apiBaseUrl: "/backend",
};

export default function Frame({ children }) {
  return (
    <EcommerceProvider config={config} withToaster={true}>
      <Header />
      <main>{children}</main>
      <Footer />
    </EcommerceProvider>
  );
}
