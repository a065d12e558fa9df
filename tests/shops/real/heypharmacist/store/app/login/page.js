"use client";
import { Suspense } from "react";
import { LoginScreen } from "hey-pharmacist-ecommerce";

export default function Page() {
  return (
    <Suspense>
      <LoginScreen />
    </Suspense>
  );
}
